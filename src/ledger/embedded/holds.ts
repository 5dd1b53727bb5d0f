/** Things that somebody holds, each as often as it was added. */
export class Holds<T> {
  private readonly counts = new Map<T, number>();

  add(thing: T): void {
    this.counts.set(thing, (this.counts.get(thing) ?? 0) + 1);
  }

  remove(thing: T): void {
    const count = this.counts.get(thing) ?? 0;
    if (count > 1) this.counts.set(thing, count - 1);
    else this.counts.delete(thing);
  }

  has(thing: T): boolean {
    return this.counts.has(thing);
  }

  all(): IterableIterator<T> {
    return this.counts.keys();
  }
}
