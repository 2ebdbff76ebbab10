/** Values of scalars and items, by what the model says that they mean. */
import { envFileNames } from "../../../semantics/compose/dotEnv.ts";
import type { ModelNode } from "../../../semantics/compose/model.ts";
import type { Completion } from "../../shared/completion.ts";
import { wordCompletions, withoutRepeats } from "../../dockerfile/completion/words.ts";
import { buildArguments, buildHere, stageCompletions } from "./builds.ts";
import { environmentNames } from "./environment.ts";
import { imageNames } from "./images.ts";
import { BY_KIND, BY_PATH } from "./lists.ts";
import { extendedServices, nameCompletions, namedHere, siblingText } from "./names.ts";
import { entryCompletions, pathCompletions } from "./paths.ts";
import { containerPorts, imageHere, portCompletions, volumeCompletions } from "./shortForms.ts";
import type { TypingPlace } from "./place.ts";

/** What may stand at `path`, whose model is `model`. */
export function valueCompletions(place: TypingPlace, path: string, model: ModelNode): readonly Completion[] {
  const special = byKind(place, path, model.kind ?? "");
  if (special) return special;
  if (path.endsWith(".environment[]")) return environmentNames(place, "=");
  return listed(place, path, model);
}

/** Undefined for a kind of which only a list of values is known. */
function byKind(place: TypingPlace, path: string, kind: string): readonly Completion[] | undefined {
  switch (kind) {
    case "image":
      return path.endsWith(".tags[]") ? [] : imageNames(place);
    case "port-short":
      return portCompletions(place);
    case "port":
    case "port-or-range[/protocol]":
      return wordCompletions(containerPorts(place), place.span, "constant");
    case "volume-short":
      return volumeCompletions(place);
    case "ref:volume|path:project|image":
      return mountSources(place);
    case "ref:stage":
      return stageCompletions(place);
    case "build-arg:NAME[=VALUE]":
      return /=/.test(place.typed) ? [] : buildArguments(place).map((one) => argument(place, one.name, one.value));
    case "command-shell":
      return healthTests(place);
    case "env-name":
      return wordCompletions([...envFileNames(place.reader, place.uri)], place.span, "variable");
    case "path:dockerfile":
      return pathCompletions(place, kind, buildHere(place)?.context);
    default:
      return references(place, kind) ?? pathCompletions(place, kind);
  }
}

/** Names that other places of the project declare; undefined for other kinds. */
function references(place: TypingPlace, kind: string): readonly Completion[] | undefined {
  const named = /^ref:(service|network|volume|secret|config|model|profile)(?:\[:alias\])?$/.exec(kind)?.[1];
  if (named !== undefined && !place.typed.includes(":"))
    return nameCompletions(place, named as Parameters<typeof nameCompletions>[1]);
  switch (kind) {
    case "ref:service-of-file":
      return extendedServices(place);
    case "ref:service[:mode]|container:NAME[:mode]":
      return volumesFrom(place);
    case "context":
      return [...nameCompletions(place, "service", { prefix: "service:" }), ...contexts(place)];
    default:
      return undefined;
  }
}

function volumesFrom(place: TypingPlace): readonly Completion[] {
  const { typed, offset, span } = place;
  const colon = typed.indexOf(":");
  if (colon < 0) return nameCompletions(place, "service");
  return wordCompletions(["ro", "rw"], { start: span.start + colon + 1, end: offset }, "enumMember");
}

function contexts(place: TypingPlace): readonly Completion[] {
  const folders = entryCompletions(place, place.typed, { foldersOnly: true });
  const image: Completion = { label: "docker-image://", kind: "value", detail: "an image", span: place.span };
  return [image, ...folders];
}

/** `source` of a long mount: what its type says. */
function mountSources(place: TypingPlace): readonly Completion[] {
  switch (siblingText(place, "type")) {
    case "volume":
      return nameCompletions(place, "volume");
    case "bind":
      return entryCompletions(place, place.typed, {});
    case "image":
      return imageNames(place);
    default:
      return [];
  }
}

function argument(place: TypingPlace, label: string, value: string | undefined): Completion {
  const detail = value === undefined ? "ARG" : `ARG = ${value.slice(0, 40)}`;
  return { label, kind: "variable", detail, span: place.span, newText: `${label}=` };
}

function healthTests(place: TypingPlace): readonly Completion[] {
  const { typed, quote, span } = place;
  if (typed !== "" || quote !== "") return [];
  const known = imageHere(place)?.health;
  const tests = [
    ...(known ? [known] : []),
    ["CMD", "curl", "-fsS", "http://localhost/health"],
    ["CMD-SHELL", "wget -qO /dev/null http://localhost/health || exit 1"],
    ["NONE"],
  ];
  return tests.map((test, index) => ({
    label: `[${test.map((one) => JSON.stringify(one)).join(", ")}]`,
    kind: "value",
    ...(known && index === 0 ? { detail: imageHere(place)?.name ?? "" } : {}),
    span,
  }));
}

/** Enumerations, known values, and the names that stand in their placeholders. */
function listed(place: TypingPlace, path: string, model: ModelNode): readonly Completion[] {
  const taken = namedHere(place);
  const own = BY_PATH[path] ?? BY_KIND[model.kind ?? ""];
  const values = model.enum ?? (Array.isArray(model.values) ? (model.values as readonly string[]) : []);
  const common = model.cast === "bool" && own === undefined ? BY_KIND["bool"] : own;
  const items = common
    ? wordCompletions(common, place.span, "enumMember")
    : values.flatMap((value) => placeholder(place, value, model));
  const free = items.filter(({ label }) => !taken.has(label));
  return withoutRepeats(free.map((item) => unambiguous(item, place)));
}

function placeholder(place: TypingPlace, value: string, model: ModelNode): readonly Completion[] {
  if (value === "service:<service>") return nameCompletions(place, "service", { prefix: "service:" });
  if (!value.includes("<")) {
    const isDefault = value === model.default || value === model.engineDefault;
    return [{ label: value, kind: "enumMember", ...(isDefault ? { detail: "the default" } : {}), span: place.span }];
  }
  const fixed = value.slice(0, value.indexOf("<"));
  return fixed === "" ? [] : [{ label: fixed, kind: "value", detail: value, span: place.span }];
}

/** `no` is a boolean for many readers of YAML. */
function unambiguous(item: Completion, { quote }: TypingPlace): Completion {
  return item.label === "no" && quote === "" ? { ...item, newText: '"no"' } : item;
}
