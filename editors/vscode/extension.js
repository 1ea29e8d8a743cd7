// Starts `briefdeck lsp` for projects with a questions.yaml, and opens the desk in a terminal.
"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const PROGRAM = "briefdeck";
const INSTALL = 'pip install "briefdeck[editor]"';
const IS_WINDOWS = process.platform === "win32";
/** Where environments that lie in a project have their programs. */
const ENVIRONMENTS = [".venv", "venv"].map(name => path.join(name, IS_WINDOWS ? "Scripts" : "bin"));

let client;

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The program `name` in one of `folders`; undefined where none has it. */
function findIn(folders, name) {
  const file = IS_WINDOWS && !name.endsWith(".exe") ? `${name}.exe` : name;
  return folders.map(folder => path.join(folder, file)).find(isProgram);
}

/**
 * The program as it is set; where only its name is, that of an environment in the project comes before the search path,
 * since VS Code does not know which environment is active in a terminal. Undefined where there is none.
 */
function findProgram() {
  const command = vscode.workspace.getConfiguration("briefdeck").get("command") || PROGRAM;
  if (path.basename(command) !== command) return findIn([""], command);
  const roots = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri.fsPath) : [];
  const own = roots.flatMap(root => ENVIRONMENTS.map(programs => path.join(root, programs)));
  return findIn([...own, ...(process.env.PATH ?? "").split(path.delimiter).filter(Boolean)], command);
}

function options() {
  const articles = vscode.workspace.getConfiguration("briefdeck").get("articles");
  return articles ? ["--articles", articles] : [];
}

/** Says why there is nothing to see, with a button for the setting that may mend it. */
async function tell(sentence) {
  const change = "Say where briefdeck is";
  if (await vscode.window.showErrorMessage(sentence, change) !== change) return;
  // in a window on another machine, or in WSL, the setting is one of that machine
  const settings = vscode.env.remoteName ? "workbench.action.openRemoteSettings" : "workbench.action.openSettings";
  await vscode.commands.executeCommand(settings, { query: "briefdeck.command" });
}

function tellMissing() {
  const command = vscode.workspace.getConfiguration("briefdeck").get("command") || PROGRAM;
  return tell(`There is no program “${command}”, so nothing is checked while you type. Install it with ${INSTALL}, ` +
    "or name it with its whole path in the settings.");
}

/** Starts the server; what it says before it ends with an error is shown. */
function serve(program) {
  const server = spawn(program, ["lsp", ...options()], { cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath });
  let said = "";
  server.stderr.on("data", text => { said = (said + text).slice(-500); });
  server.on("exit", code => {
    const why = said.trim().split("\n").pop();
    if (code) tell(`briefdeck has ended, and nothing is checked any more: ${why || `${program} lsp gave ${code}`}`);
  });
  return server;
}

async function openDesk() {
  const program = findProgram();
  if (!program) return tellMissing();
  const cwd = vscode.workspace.workspaceFolders?.[0]?.uri;
  vscode.window.createTerminal({ name: "desk", cwd, shellPath: program, shellArgs: ["desk", ...options()] }).show();
}

async function start() {
  const program = findProgram();
  if (!program) return tellMissing();
  client = new LanguageClient("briefdeck", "briefdeck", async () => serve(program), {
    documentSelector: [{ scheme: "file", pattern: "**/questions.yaml" }, { scheme: "file", pattern: "**/{facts,briefs}/*.{yaml,yml}" }],
    // what the YAML extension says of keys is not said twice
    initializationOptions: { leaveKeys: hasYaml() },
    errorHandler: { error: () => ({ action: 1, handled: true }), closed: () => ({ action: 1, handled: true }) },
    initializationFailedHandler: () => false,
  });
  // why it did not start is told by `serve`: what the client says of it besides goes to its output alone
  const log = client.error?.bind(client);
  client.error = (message, data) => log?.(message, data, false);
  await client.start().catch(() => {});
}

async function restart() {
  const former = client;
  client = undefined;
  Promise.resolve(former?.stop()).catch(() => {}); // one that has not begun never ends
  await start();
}

const hasYaml = () => Boolean(vscode.extensions.getExtension("redhat.vscode-yaml"));

exports.activate = async context => {
  context.subscriptions.push(vscode.commands.registerCommand("briefdeck.desk", openDesk));
  if (!vscode.workspace.isTrusted) return;
  if (!hasYaml()) {
    // behind `- id: name` the next key stands below the first, as the YAML extension has it
    const below = { beforeText: /^\s*- +[\w-]+: +[^\s|>].*$/, action: { indentAction: vscode.IndentAction.None, appendText: "  " } };
    context.subscriptions.push(vscode.languages.setLanguageConfiguration("yaml", { onEnterRules: [below] }));
  }
  context.subscriptions.push(vscode.workspace.onDidChangeConfiguration(change => {
    if (change.affectsConfiguration("briefdeck")) restart();
  }));
  await start();
};

exports.deactivate = () => client?.stop().catch(() => {});
