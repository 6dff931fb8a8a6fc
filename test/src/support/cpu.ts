/** How many times as much CPU the larger run takes: the least of several, as other work of the machine only adds to it. */
export function growth(run: (size: number) => void, small: number, large: number): number {
  const least = (size: number): number => {
    let least = Infinity;
    for (let round = 0; round < 8; round += 1) {
      const before = process.cpuUsage();
      run(size);
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, user + system);
    }
    return least;
  };
  // Code that is still getting warm would make the small run look long.
  run(small);
  run(small);
  return least(large) / least(small);
}
