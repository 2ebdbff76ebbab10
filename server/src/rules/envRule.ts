/** How a rule about files of variables is written, and how it says that Compose stops. */
import type { Report, Rule, RuleContext } from "../linter/rule.ts";
import { type EnvFile, envSubject } from "../semantics/env/subject.ts";

export type EnvContext = RuleContext<EnvFile>;

export type EnvRule = Omit<Rule<EnvFile>, "subject">;

export function envRule(rule: EnvRule): Rule<EnvFile> {
  return { ...rule, subject: envSubject };
}

/**
 * Reports what Compose refuses. Many programs read `.env` files, each in its own way: without a Compose file that reads
 * this one, it is only a warning.
 */
export function reportRefusal(context: EnvContext, { message, ...report }: Omit<Report, "fails" | "severity">): void {
  if (context.subject.readByCompose)
    context.report({ ...report, message: `${message} Compose stops here.`, fails: "load" });
  else context.report({ ...report, message: `${message} Compose would stop here.`, severity: "warning" });
}
