/** Text from a clipboard as services. */
import { commandLines } from "./commandLine.ts";
import { runCommand } from "./runCommand.ts";
import { type ServiceDraft, serviceOfRun } from "./toService.ts";

/**
 * One service for each `docker run` of the text; none where the text does not begin with one. Other commands between
 * them are told in the notes of the last service.
 */
export function servicesOf(text: string): readonly ServiceDraft[] {
  const lines = commandLines(text);
  const [first] = lines;
  if (first === undefined || runCommand(first) === undefined) return [];
  const others: string[] = [];
  const drafts = lines.flatMap((line) => {
    const run = runCommand(line);
    if (run !== undefined) return [serviceOfRun(run)];
    others.push(line.words.map((word) => word.text.replaceAll("$$", "$").replaceAll(/\s+/g, " ")).join(" "));
    return [];
  });
  const last = drafts.at(-1);
  if (last === undefined || others.length === 0) return drafts;
  const notes = [...last.notes, ...others.map((other) => `${other}: another command`)];
  return [...drafts.slice(0, -1), { ...last, notes }];
}
