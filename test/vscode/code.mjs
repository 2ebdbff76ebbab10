#!/usr/bin/env node
// Stands in for the `code` executable; see code.ts.
import { register } from "tsx/esm/api";

register();
await import("./code.ts");
