const STEP_MILLISECONDS = 15;

/** Waits for a condition, which is asked again and again; throws when it does not come true in time. */
export async function until(condition: () => Promise<boolean> | boolean, seconds = 20): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`The condition did not come true within ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MILLISECONDS));
  }
}
