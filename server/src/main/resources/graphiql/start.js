// Opens the IDE, with the questions of the cookbook beside the editor.
const element = React.createElement;
const nothing = "# Ask something, or choose a question of the cookbook on the left.\n";

const Book = () =>
  element(
    "svg",
    { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", strokeWidth: 1.5 },
    element("path", { d: "M12 7c-2-2-5-2-9-2v13c4 0 7 0 9 2 2-2 5-2 9-2V5c-4 0-7 0-9 2v13" }),
  );

// A question goes where nothing stands but another one; else it has a tab of its own.
const Questions = ({ questions }) => {
  const { queryEditor, tabs, addTab } = GraphiQL.React.useEditorContext({ nonNull: true });
  const waiting = React.useRef(null);
  React.useEffect(() => {
    if (waiting.current === null) return;
    queryEditor.setValue(waiting.current);
    waiting.current = null;
  }, [tabs.length]);
  const show = (query) => {
    const written = queryEditor.getValue();
    const ours = written.trim() === "" || written === nothing;
    if (ours || questions.some((one) => one.query === written)) {
      queryEditor.setValue(query);
    } else {
      waiting.current = query;
      addTab();
    }
  };
  const parts = [...new Set(questions.map((one) => one.part))];
  return element(
    "div",
    { className: "questions" },
    parts.map((part) =>
      element(
        "section",
        { key: part },
        element("h2", null, part),
        questions
          .filter((one) => one.part === part)
          .map(({ title, query }) =>
            element(
              "button",
              { key: title, type: "button", disabled: !queryEditor, onClick: () => show(query) },
              title,
            ),
          ),
      ),
    ),
  );
};

const open = (content, queries) => {
  const cookbook = { title: "Cookbook", icon: Book, content };
  ReactDOM.createRoot(document.getElementById("graphiql")).render(
    element(GraphiQL, {
      fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
      plugins: [cookbook],
      visiblePlugin: cookbook,
      defaultQuery: nothing,
      defaultTabs: queries.map((query) => ({ query })),
    }),
  );
};

const read = async () => {
  const answer = await fetch("/graphiql/questions.json");
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.json();
};

// A tab for the first question of each part.
const firsts = (questions) =>
  questions
    .filter((one, at) => questions.findIndex((other) => other.part === one.part) === at)
    .map((one) => one.query);

read().then(
  (questions) => open(() => element(Questions, { questions }), firsts(questions)),
  (failure) =>
    open(() => element("p", null, `The cookbook could not be read: ${failure.message}`), [nothing]),
);
