// Renders the shop's one page on the server.
import { createServer } from "node:http";
import { marked } from "marked";

const api = process.env.API_URL ?? "http://localhost:8080";
const port = Number(process.env.PORT ?? 3000);
const welcome = marked.parse("# Harbour\n\nEverything for a *small* boat.");

async function page() {
  const answer = await fetch(`${api}/goods`);
  const goods = await answer.json();
  const rows = goods.map(({ name, cents }) => `<li>${name} <b>${(cents / 100).toFixed(2)} €</b></li>`).join("");
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Harbour</title><link rel="stylesheet" href="/static/shop.css"></head>
  <body><main>${welcome}<ul>${rows}</ul></main></body>
</html>`;
}

const server = createServer(async (request, response) => {
  if (request.url === "/healthz") {
    response.writeHead(200).end("ok");
    return;
  }
  try {
    const html = await page();
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  } catch {
    response.writeHead(503).end("The shop opens in a moment.");
  }
});

server.listen(port, () => console.log(`web listens on ${port}`));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.close());
