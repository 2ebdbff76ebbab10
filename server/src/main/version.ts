/** The package's version; `scripts/build.ts` puts it in, and running from source says so. */
declare const DOCKWRIGHT_VERSION: string | undefined;

export const VERSION: string = typeof DOCKWRIGHT_VERSION === "string" ? DOCKWRIGHT_VERSION : "0.0.0-source";
