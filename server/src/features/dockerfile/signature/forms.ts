/** The forms that instructions may have, part by part. Capitals are what the user replaces; brackets may be left out. */
import type { Keyword } from "../../../syntax/dockerfile/keywords.ts";

/** How a part is written, and what it means. */
export type Part = readonly [label: string, meaning: string];

export interface Form {
  readonly parts: readonly Part[];
  readonly about: string;
  /** Written as a JSON list. */
  readonly json?: boolean;
  /** Behind its first word comes free text, over which help would only be in the way. */
  readonly scripted?: boolean;
  /** The last word means something else than those before it. */
  readonly last?: "destination";
}

const COPY_OPTIONS: Part = [
  "[--from=STAGE] [--chown=USER:GROUP] [--chmod=MODE] [--link]",
  "Flags stand before everything else.",
];
const JSON_COMMAND: Part = [
  '["PROGRAM", "ARGUMENT", …]',
  "A JSON list: started as it is, no shell in between, variables are not expanded.",
];
const HEALTH_OPTIONS: Part = [
  "[--interval=30s] [--timeout=30s] [--start-period=0s] [--start-interval=5s] [--retries=3]",
  "How often, how long and how many times. Flags stand before CMD.",
];

function command(about: string, flags: readonly Part[] = []): readonly Form[] {
  const shell: Part = ["COMMAND", "Text for the shell: by default /bin/sh -c runs it."];
  return [
    { parts: [...flags, shell], about, scripted: true },
    { parts: [...flags, JSON_COMMAND], about, json: true, scripted: true },
  ];
}

function copy(about: string, options: Part): readonly Form[] {
  const sources: Part = ["SOURCE …", "Paths in the build context (or in the stage of --from). Wildcards are allowed."];
  const destination: Part = ["DESTINATION", "Path in the image; with several sources it ends with a slash."];
  const list: Part = ['["SOURCE", …, "DESTINATION"]', "The same as a JSON list, for paths with blanks."];
  return [
    { parts: [options, sources, destination], about, last: "destination" },
    { parts: [options, list], about, json: true },
  ];
}

export const INSTRUCTION_FORMS: Readonly<Partial<Record<Keyword, readonly Form[]>>> = {
  FROM: [
    {
      parts: [
        ["[--platform=OS/ARCH]", "The platform of the image, by default the one that is built for."],
        ["IMAGE", "An image with its tag, a stage above, or scratch."],
        ["[AS", "Gives the stage a name."],
        ["NAME]", "Lower-case letters, digits, - _ and . for FROM, COPY --from and --target."],
      ],
      about: "Begins a stage.",
    },
  ],
  RUN: command("Executes a command while the image is built.", [
    ["[--mount=type=TYPE,…] [--network=NETWORK] [--security=MODE]", "Flags stand before the command."],
  ]),
  CMD: command("What a container of the image starts by default, or the arguments of ENTRYPOINT."),
  ENTRYPOINT: command("The program that a container of the image always starts."),
  COPY: copy("Copies files into the image.", COPY_OPTIONS),
  ADD: copy("Copies files, downloads addresses and unpacks local archives.", [
    "[--chown=USER:GROUP] [--chmod=MODE] [--checksum=DIGEST] [--link]",
    "Flags stand before everything else.",
  ]),
  ENV: [
    {
      parts: [["NAME=VALUE …", "One or several; values with blanks in quotes."]],
      about: "Sets variables for the build and for containers.",
    },
  ],
  ARG: [
    {
      parts: [["NAME[=DEFAULT] …", "Given with --build-arg; without a default it may stay unset."]],
      about: "Declares variables of the build, gone when a container runs.",
    },
  ],
  LABEL: [
    { parts: [["KEY=VALUE …", "One or several; values with blanks in quotes."]], about: "Adds notes to the image." },
  ],
  WORKDIR: [
    {
      parts: [["PATH", "Absolute, or relative to the working directory before it. Made if it is not there."]],
      about: "Sets the working directory.",
    },
  ],
  USER: [
    {
      parts: [["USER[:GROUP]", "Names that exist in the image, or numbers."]],
      about: "Sets the user of what follows and of the container.",
    },
  ],
  EXPOSE: [
    {
      parts: [["PORT[/PROTOCOL] …", "Ports inside the container; tcp is the default. Publishes nothing."]],
      about: "Notes the ports that the program listens on.",
    },
  ],
  VOLUME: [
    { parts: [["PATH …", "Folders of the container."]], about: "Gives folders a volume of their own." },
    { parts: [['["PATH", …]', "The same as a JSON list."]], about: "Gives folders a volume of their own.", json: true },
  ],
  STOPSIGNAL: [
    {
      parts: [["SIGNAL", "A name such as SIGTERM, or a number."]],
      about: "Sets the signal that asks the program to end.",
    },
  ],
  SHELL: [
    {
      parts: [['["PROGRAM", "OPTION", …]', "A JSON list; the command text is added behind it."]],
      about: "Sets the shell of RUN, CMD and ENTRYPOINT in shell form.",
      json: true,
    },
  ],
  HEALTHCHECK: [
    {
      parts: [
        HEALTH_OPTIONS,
        ["CMD", "What follows is the command."],
        ["COMMAND", "Exit code 0: healthy; 1: unhealthy."],
      ],
      about: "Tells Docker how to see whether the program works.",
    },
    {
      parts: [["NONE", "No health check, whatever the base image has."]],
      about: "Switches an inherited health check off.",
    },
  ],
  ONBUILD: [
    {
      parts: [["INSTRUCTION", "Any but FROM, ONBUILD and MAINTAINER."]],
      about: "Runs an instruction in builds on top of this image.",
      scripted: true,
    },
  ],
};
