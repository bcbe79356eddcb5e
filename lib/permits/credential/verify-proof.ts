import { cannotTell, type Fault, forged } from "./answers";
import { type PermitClaims, type ProofClaims, proofClaims } from "./claims";
import { digestOf, secondsOf } from "./encoding";
import { isSignedBy, type Jws } from "./jws";
import type { Policy } from "./policy";

/** The proof, if the permit's own holder made it over exactly what is shown, for this checker. */
export async function verifiedProof(
  proof: Jws,
  proven: string,
  { cnf }: PermitClaims,
  policy: Policy,
): Promise<ProofClaims | Fault> {
  const read = proofClaims.safeParse(proof.payload);
  if (!read.success || !(await isSignedBy(proof.text, cnf.jwk))) return forged("PROOF_INVALID");
  if (read.data.sd_hash !== digestOf(proven)) return forged("PROOF_INVALID");
  const isForUs = read.data.aud === policy.audience && (policy.nonce ?? read.data.nonce) === read.data.nonce;
  return isForUs ? read.data : forged("PROOF_FOR_ANOTHER");
}

/** Null for a fresh proof. Time alone makes nobody a forger: the holder shows it again, or a clock is set. */
export function proofFault(
  proof: ProofClaims | null,
  now: Date,
  { maxProofAge, skew }: Policy,
): Fault | null {
  if (proof === null) return cannotTell("PROOF_MISSING");
  const age = secondsOf(now) - proof.iat;
  if (age < -skew) return cannotTell("PROOF_FROM_THE_FUTURE");
  return age > maxProofAge + skew ? cannotTell("PROOF_TOO_OLD") : null;
}
