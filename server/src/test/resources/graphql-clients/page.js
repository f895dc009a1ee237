// Pages through all assets with Apollo Client and its own Relay helper, and prints their ids.
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";

const client = new ApolloClient({
  link: new HttpLink({ uri: process.argv[2] }),
  cache: new InMemoryCache({
    typePolicies: { Query: { fields: { assets: relayStylePagination(["filter", "orderBy"]) } } },
  }),
});
const query = gql`
  query Page($after: String) {
    assets(first: 40, after: $after) {
      edges { cursor node { id path } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;
const watched = client.watchQuery({ query });
watched.subscribe(() => {});
await watched.result?.();
let page = (await client.query({ query })).data.assets.pageInfo;
while (page.hasNextPage) {
  const more = await watched.fetchMore({ variables: { after: page.endCursor } });
  page = more.data.assets.pageInfo;
}
for (const edge of client.readQuery({ query }).assets.edges) console.log(edge.node.id);
client.stop();
