import { EndorsementTable } from "../../endorsement-table";
import { StandingSummary } from "../../standing-summary";
import type { AboutPermit } from "./load";

/** The permit that the application is about, and of an endorsement what it will do. */
export function AboutPermitSection({ about: { permit, standing, effect } }: { about: AboutPermit }) {
  return (
    <>
      <StandingSummary permit={permit} standing={standing} linked />
      {effect !== null && <EndorsementTable effect={effect} />}
    </>
  );
}
