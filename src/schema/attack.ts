import { z } from 'zod';
import { prose, reference } from './common.ts';

/** A technique of MITRE ATT&CK, `T1609`, or one of its sub-techniques, `T1053.007`. */
export const techniqueId = z.string().regex(/^T\d{4}(\.\d{3})?$/);

/** A tactic of MITRE ATT&CK. */
export const tacticId = z.string().regex(/^TA\d{4}$/);

/** Major versions of ATT&CK whose tactics are told apart here; the last is the one that pages show. */
const ATTACK_VERSIONS = ['18', '19'] as const;
export const attackVersion = z.enum(ATTACK_VERSIONS);

const tactics = z.array(tacticId).min(1).optional();

/** content/vocab/attack.yaml: the part of ATT&CK that rules and operations touch. Names and places only. */
export const attackVocab = z.strictObject({
  versions: z.array(
    z.strictObject({
      id: attackVersion,
      release: z.string().regex(/^\d+\.\d+$/),
      date: z.iso.date(),
      note: prose.optional(),
      references: z.array(reference).min(1),
    }),
  ),
  tactics: z
    .array(
      z.strictObject({
        id: tacticId,
        name: z.string().min(3).max(60).describe('In the newest version'),
        nameBefore: z.string().min(3).max(60).optional().describe('In the version before'),
        since: attackVersion.optional().describe('Where the version before has no such tactic'),
      }),
    )
    .describe('In the order of the matrix'),
  techniques: z.array(
    z.strictObject({
      id: techniqueId,
      name: z.string().min(3).max(100).optional().describe('Left out where no version knows the id'),
      v18: tactics.describe('Its tactics in ATT&CK 18; left out where 18 does not have it'),
      v19: tactics.describe('Its tactics in ATT&CK 19; left out where 19 does not have it'),
      containers: z.literal(true).optional().describe('ATT&CK 18.1 lists the platform Containers'),
      revokedBy: techniqueId.optional().describe('What stands for it in the newest version'),
      note: z.string().min(10).max(300).optional(),
    }),
  ),
});
export type AttackVocab = z.infer<typeof attackVocab>;

/** An id of Microsoft's Threat Matrix for Kubernetes. */
export const microsoftId = z.string().regex(/^MS-TA\d{4}$/);

/** content/vocab/microsoft-matrix.yaml */
export const microsoftMatrix = z.array(
  z.strictObject({
    id: microsoftId,
    name: z.string().min(3).max(80),
    tactics: z.array(z.string().min(3).max(40)).min(1).describe("As Microsoft's matrix calls them"),
    attack: z.array(techniqueId).describe('The techniques of ATT&CK to which its page links'),
    url: z.string(),
  }),
);
export type MicrosoftTechnique = z.infer<typeof microsoftMatrix>[number];
