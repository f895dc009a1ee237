// Audits the server at the URL given, and prints one line for each audit: status, id, name, reason.
import { auditServer } from "graphql-http";

for (const audit of await auditServer({ url: process.argv[2] })) {
  console.log([audit.status, audit.id, audit.name, audit.reason ?? ""].join("\t"));
}
