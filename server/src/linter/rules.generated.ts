// Made by `npm run generate` from the files in this project. Do not edit.
import type { Rule } from "./rule.ts";


export const RULES: readonly Rule[] = [
];
