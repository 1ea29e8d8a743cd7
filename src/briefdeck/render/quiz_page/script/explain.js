// What is shown with an answer: the fact, who said it, as of when, where it stands, what stands against it, and the id.

function explanation(asked) {
  const { question } = asked;
  const fact = { ...DATA.facts[question.fact], ...(question.because && { statement: question.because, said_by: "" }) };
  const isTold = plain(fact.statement) === plain(question.answer);
  return el("div", { class: "explained" },
    question.picture?.side === "back" ? picture(question.picture) : null,
    isTold ? null : said("p", fact.statement, { class: "fact" }),
    heldBy(fact),
    el("p", { class: "sources-title" }, message("source", { count: fact.sources.length })),
    el("ul", { class: "sources" }, fact.sources.map(([article, lines]) => source(article, lines))),
    ...(fact.disputes ?? []).map(dispute),
    el("p", { class: "key" }, el("span", { class: "vh" }, message("question_id")), question.key),
  );
}

function heldBy(fact) {
  if (!fact.said_by && !fact.as_of) return null;
  const key = fact.said_by && fact.as_of ? "said_by_as_of" : fact.said_by ? "said_by" : "as_of";
  const values = { speaker: said("span", fact.said_by ?? ""), date: said("span", fact.as_of ?? "") };
  return el("p", { class: "said-by" }, ...messageNodes(key, values));
}

function source(article, lines) {
  return el("li", {}, said("span", DATA.articles[article]), el("span", { class: "lines" }, `, ${lines}`));
}

function dispute(found) {
  return el("div", { class: "note disputed" },
    el("p", { class: "flag" }, message(`disputed_${found.kind}`)),
    said("p", found.question, { class: "disputed-question" }),
    found.note ? said("p", found.note) : null,
    found.others?.length ? el("p", { class: "sources-title" }, message(`against_${found.kind}`)) : null,
    found.others?.length ? el("ul", {}, found.others.map((other) => said("li", other))) : null,
  );
}

/** A picture with its credit. A drawing within <img> neither runs nor fetches anything. */
function picture(shown) {
  return el("figure", { class: "picture" },
    el("img", { src: PICTURES[shown.file], alt: plain(shown.alt), lang: DATA.language }),
    said("figcaption", shown.credit),
  );
}

/** The right answer, as a list where it is one. */
function answer(asked) {
  const { question, kind } = asked;
  if (asked.rightOption) return said("p", asked.rightOption, { class: "answer" });
  const items = kind === "order" ? sequenceOf(question) : question.items;
  if (!items) return said("p", question.answer, { class: "answer" });
  return el(kind === "order" || question.ordered ? "ol" : "ul", { class: "answer" }, items.map((item) => said("li", item)));
}
