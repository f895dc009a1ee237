// Types for TypeScript, generated from the endpoint given.
import { generate } from "@graphql-codegen/cli";

await generate(
  {
    schema: process.argv[2],
    generates: { "types.ts": { plugins: ["typescript"], config: { strictScalars: true, scalars: { DateTime: "string", Long: "number", JSON: "unknown" } } } },
  },
  true,
);
