import { connection } from "next/server";

/** The least a page rendered on request can be: what every page of the product is measured against. */
export default async function BarePage() {
  await connection();
  return (
    <main>
      <h1>Hello</h1>
      <p>{process.pid}</p>
    </main>
  );
}
