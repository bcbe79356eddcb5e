import type { Day } from "@/lib/clock";

/** The moment of a command: its instant, and the day in Asia/Shanghai on which that lies. */
export interface At {
  now: Date;
  today: Day;
}
