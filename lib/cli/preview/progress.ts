import type { PreviewProgress } from "@/lib/jobs/preview-pool";

const NUMBER = new Intl.NumberFormat("en");

/** Tells how far a preview is: on one line of a terminal, else a line for every tenth. */
export class ProgressLine {
  private told = "";
  private isOpen = false;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  reading(people: number): void {
    // Nobody knows how many there are until all have come.
    const text = `Reading the ledger: ${NUMBER.format(people)} people`;
    if (this.stream.isTTY || people % 100_000 === 0) this.tell(text);
  }

  asking({ people, all, askedSingly }: PreviewProgress): void {
    const percent = all === 0 ? 100 : Math.floor((100 * people) / all);
    const shown = this.stream.isTTY ? percent : percent - (percent % 10);
    const features = Object.keys(askedSingly).sort().join(", ");
    const slow = features === "" ? "" : ` (one by one: ${features})`;
    this.tell(`Asking: ${shown} % of ${NUMBER.format(all)} people${slow}`);
  }

  end(): void {
    if (this.isOpen) this.stream.write("\n");
    this.isOpen = false;
  }

  private tell(text: string): void {
    if (text === this.told) return;
    this.told = text;
    if (!this.stream.isTTY) {
      this.stream.write(`${text}\n`);
      return;
    }
    this.stream.write(`\r\x1b[K${text}`);
    this.isOpen = true;
  }
}
