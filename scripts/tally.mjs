/** Counts checks by name and says at the end what came of them. */
export class Tally {
  #passed = 0;
  #failed = 0;

  /** One check; `problems` is what is wrong, nothing when it passed. */
  check(name, problems) {
    if (problems.length === 0) {
      this.#passed += 1;
      console.log(`ok      ${name}`);
      return;
    }
    this.#failed += 1;
    console.log(`FAILED  ${name}`);
    for (const problem of problems) console.log(`          ${problem}`);
  }

  /** Prints the totals and sets the exit code of the process. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }
}
