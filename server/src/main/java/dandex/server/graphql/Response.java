package dandex.server.graphql;

/// What is said to a request: one answer, or several, one after the other.
public sealed interface Response permits Answer, Answers {}
