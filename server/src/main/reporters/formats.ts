/** The output formats by the name that `--format` takes. */
import { checkstyle } from "./checkstyle.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { pretty } from "./pretty.ts";
import type { Reporter } from "./report.ts";
import { sarif } from "./sarif.ts";

export const FORMATS: Readonly<Record<string, Reporter>> = { pretty, json, sarif, github, checkstyle, junit };
