// Made by `npm run generate` from the files in this project. Do not edit.
export const RULE_PAGES: Readonly<Record<string, string>> = {
};
