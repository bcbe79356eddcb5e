import path from "node:path";
import { fileURLToPath } from "node:url";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/**
 * Headers that are the same for every answer. The Content-Security-Policy is not among them: it carries a
 * nonce, so `lib/front-door` writes it.
 */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // The language switch and forms need no referrer from elsewhere, and no other site may learn a path of ours.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  // The camera reads the QR code of a permit on the check page; nothing else is ever asked for.
  { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=(), payment=(), usb=()" },
  // Browsers ignore it over plain HTTP, so it does no harm on a loopback address.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

/** Said outright: Next would guess a folder above when that holds a lockfile too, and put the server elsewhere. */
const root = path.dirname(fileURLToPath(import.meta.url));

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  outputFileTracingRoot: root,
  turbopack: { root },
  // Tests and a development server may build side by side.
  distDir: process.env.HUTONG_DIST ?? ".next",
  poweredByHeader: false,
  // `npm test` checks the types of the whole tree, tests included; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // The development server otherwise answers its own scripts only under the name localhost.
  allowedDevOrigins: ["127.0.0.1"],
  reactStrictMode: true,
  serverExternalPackages: ["@node-rs/argon2", "fontkit", "pdfkit", "pg"],
  // Read from disk at run time, which tracing cannot see: messages (lib/i18n/messages.ts), and the fonts of papers
  // (lib/print/face.ts) with their licence.
  outputFileTracingIncludes: {
    "/**": [
      "./messages/**/*.json",
      "./node_modules/@expo-google-fonts/noto-sans-sc/{400Regular,700Bold}/*.ttf",
      "./node_modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT",
    ],
  },
  // Written into the build, so that a build without the flag has no one-click sign-in whatever is set later.
  env: { HUTONG_DEMO: process.env.HUTONG_DEMO === "1" ? "1" : "" },
  // A path that no page claims is answered whole by the server, also without JavaScript; `forbidden()` answers 403.
  experimental: {
    globalNotFound: true,
    authInterrupts: true,
    // An uploaded paper may have 10 MB; the rest of the form needs a little room beside it.
    serverActions: { bodySizeLimit: "11mb" },
  },
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
};

export default withNextIntl(config);
