import Fastify from "fastify";
import mercurius from "mercurius";
import { resolvers, typeDefs } from "./schema.js";

const app = Fastify();
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1 });
console.log(await app.listen({ port: 0, host: "127.0.0.1" }));
