/** The shell programs of a Dockerfile that stands alone. */
import type { ShellCommand, ShellProgram } from "../../../../server/src/semantics/shell/model.ts";
import { type ShellPrograms, shellPrograms } from "../../../../server/src/semantics/shell/shellPrograms.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";

const URI = "file:///w/Dockerfile";

export function programsOf(text: string): ShellPrograms {
  return Snapshot.empty()
    .withFiles([[URI, new SourceFile(URI, text)]])
    .derive(shellPrograms, URI);
}

export function programOf(text: string): ShellProgram {
  const [program] = programsOf(text).all;
  if (!program) throw new Error("the text has no instruction with a command");
  return program;
}

/** The commands of `RUN script` on an image that nobody knows. */
export function commandsOf(script: string): readonly ShellCommand[] {
  return programOf(`FROM example.com/x\nRUN ${script}\n`).commands;
}
