// Stands in for the built application where a test is about starting and stopping, not about pages.
import http from "node:http";

const server = http.createServer((request, response) => {
  response.writeHead(request.url === "/api/health" ? 200 : 404).end();
});
server.listen(Number(process.env.PORT), process.env.HOSTNAME);
process.once("SIGTERM", () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
