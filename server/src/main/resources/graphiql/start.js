// Opens the IDE with a tab for each example.
const examples = [
  `# Assets whose NWB file has a table of sorted units.
query AssetsWithUnits {
  assets(filter: { neurodataType: { equalToAnyOf: ["Units"] } }, first: 10) {
    totalCount
    nodes {
      path
      size
      dandisets { identifier name }
      nwbObjects(filter: { neurodataType: { equalToAnyOf: ["Units"] } }) {
        nodes { path rows columns }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  `# Units with waveforms and at least a hundred rows, in one and the same table, of mice.
query LargeUnitsOfMice($species: [String!] = ["Mus musculus - House mouse"]) {
  assets(
    filter: {
      species: { equalToAnyOf: $species }
      nwbObjects: {
        anySatisfy: {
          neurodataType: { equalToAnyOf: ["Units"] }
          columns: { equalToAnyOf: ["waveform_mean"] }
          rows: { gte: 100 }
        }
      }
    }
    orderBy: { field: SIZE, direction: DESC }
    first: 10
  ) {
    totalCount
    nodes { path size subjects dandisets { identifier } }
  }
}
`,
  `# Published dandisets by a word, the best matches first.
query Published($words: String = "hippocampus") {
  dandisets(
    search: $words
    filter: { publishedVersion: { exists: true } }
    orderBy: { field: RELEVANCE, direction: DESC }
    first: 10
  ) {
    totalCount
    nodes {
      identifier
      name
      assetCount
      species { name }
      versions { version status latest doi }
    }
  }
}
`,
];

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    defaultQuery: examples[0],
    defaultTabs: examples.map((query) => ({ query })),
  }),
);
