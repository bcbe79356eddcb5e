"use server";

import { formAction } from "@/lib/action";
import * as commands from "@/lib/policy/commands";
import {
  acknowledgedStepSchema,
  copyVersionSchema,
  draftStepSchema,
  saveDraftSchema,
} from "@/lib/policy/schema";

const roles = ["POLICY_ADMIN"] as const;

export const copyVersion = formAction({
  name: "policy.copyVersion",
  roles,
  schema: copyVersionSchema,
  run: async (tx, actor, input, at) => ({
    redirectTo: `/policy/drafts/${await commands.copyVersion(tx, actor, input, at)}`,
  }),
});

export const saveDraft = formAction({
  name: "policy.saveDraft",
  roles,
  schema: saveDraftSchema,
  run: async (tx, actor, input, at) => {
    await commands.saveDraft(tx, actor, input, at);
    return { redirectTo: `/policy/drafts/${input.draftId}?saved=1` };
  },
});

export const submitDraft = formAction({
  name: "policy.submitDraft",
  roles,
  schema: acknowledgedStepSchema,
  run: async (tx, actor, input, at) => {
    await commands.submitDraft(tx, actor, input, at);
    return { redirectTo: `/policy/drafts/${input.draftId}` };
  },
});

export const returnDraft = formAction({
  name: "policy.returnDraft",
  roles,
  schema: draftStepSchema,
  run: async (tx, actor, input, at) => {
    await commands.returnDraft(tx, actor, input, at);
    return { redirectTo: `/policy/drafts/${input.draftId}` };
  },
});

export const discardDraft = formAction({
  name: "policy.discardDraft",
  roles,
  schema: draftStepSchema,
  run: async (tx, actor, input, at) => {
    await commands.discardDraft(tx, actor, input, at);
    return { redirectTo: "/policy" };
  },
});

export const publishDraft = formAction({
  name: "policy.publishDraft",
  roles,
  schema: acknowledgedStepSchema,
  run: async (tx, actor, input, at) => {
    await commands.publishDraft(tx, actor, input, at);
    return { redirectTo: `/policy/drafts/${input.draftId}` };
  },
});
