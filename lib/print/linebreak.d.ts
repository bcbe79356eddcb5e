/** linebreak comes without types. */
declare module "linebreak" {
  /** The opportunities to break a text after UAX #14, one by one; null after the last. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
