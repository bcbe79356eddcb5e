/** Nothing: without a file of its own this application would start with the product's. */
export function register(): void {}
