// Opens the IDE as a browser does, chooses questions, and prints what its tabs hold then.
import { JSDOM } from "jsdom";

const [, , url] = process.argv;
const failures = [];
const dom = await JSDOM.fromURL(url, {
  resources: "usable",
  runScripts: "dangerously",
  pretendToBeVisual: true,
  beforeParse(window) {
    window.fetch = (path, options) => fetch(new URL(path, url), options);
    // What jsdom lacks of a browser.
    Object.assign(window, { TextDecoder, TextEncoder });
    window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} });
    const box = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0 };
    window.Range.prototype.getBoundingClientRect = () => box;
    window.Range.prototype.getClientRects = () => [];
    window.addEventListener("error", (event) => failures.push(event.message));
  },
});
const { document } = dom.window;
const until = async (what, found) => {
  for (let at = 0; at < 1000; at++) {
    const value = found();
    if (value) return value;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error(`there is no ${what}: ${failures}`);
};
const editor = () => document.querySelector(".graphiql-query-editor .CodeMirror")?.CodeMirror;
const tabs = () => document.querySelectorAll(".graphiql-tab").length;
const buttons = () => [...document.querySelectorAll(".questions button:enabled")];

await until("list of questions", () => buttons().length > 0 && editor());
const told = { titles: buttons().map((one) => one.textContent), tabs: tabs(), first: editor().getValue() };
const chosen = buttons()[5];
chosen.click();
await until("question in the tab", () => editor().getValue() !== told.first);
told.replaced = { title: chosen.textContent, query: editor().getValue(), tabs: tabs() };
editor().setValue("{ mine: __typename }");
buttons()[6].click();
await until("tab of its own", () => tabs() > told.tabs && editor().getValue() !== "{ mine: __typename }" && editor().getValue().includes("structure"));
told.added = { title: buttons()[6].textContent, query: editor().getValue(), tabs: tabs() };
if (failures.length > 0) throw new Error(failures.join("\n"));
console.log(JSON.stringify(told));
process.exit(0);
