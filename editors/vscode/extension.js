// Starts `briefdeck lsp` for projects with a questions.yaml, and opens the desk in a terminal.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function settings() {
  const configured = vscode.workspace.getConfiguration("briefdeck");
  const articles = configured.get("articles");
  return { command: configured.get("command"), options: articles ? ["--articles", articles] : [] };
}

exports.activate = async context => {
  context.subscriptions.push(vscode.commands.registerCommand("briefdeck.desk", () => {
    const { command, options } = settings();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    vscode.window.createTerminal({ name: "desk", cwd: folder, shellPath: command, shellArgs: ["desk", ...options] }).show();
  }));
  if (!vscode.workspace.isTrusted) return;
  const { command, options } = settings();
  client = new LanguageClient("briefdeck", "briefdeck", { command, args: ["lsp", ...options] }, {
    documentSelector: [{ scheme: "file", pattern: "**/questions.yaml" }, { scheme: "file", pattern: "**/{facts,briefs}/*.{yaml,yml}" }],
    // what the YAML extension says of keys is not said twice
    initializationOptions: { leaveKeys: Boolean(vscode.extensions.getExtension("redhat.vscode-yaml")) },
  });
  await client.start();
};

exports.deactivate = () => client?.stop();
