// Runs in the page that is measured: how long it takes from a key until what it changed has been painted, and how long
// frames take.
globalThis.paintProbe = {
  /**
   * Waits for the next key; `read` tells what it is to change, as text.
   * @param {() => string} read
   * @returns {Promise<number>} ms from the key to the frame in which it was painted; refused when nothing changed
   */
  nextKey: (read) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error("nothing changed")), 5_000);
      const onKey = (event) => {
        if (["Control", "Shift", "Alt", "Meta"].includes(event.key)) return;
        removeEventListener("keydown", onKey, { capture: true });
        const before = read();
        const look = () => {
          if (read() === before) return void requestAnimationFrame(look);
          // The frame is painted in this task; other tasks than the next of this priority are none of the edit's.
          scheduler.postTask(() => resolve(performance.now() - event.timeStamp), { priority: "user-blocking" });
        };
        requestAnimationFrame(look);
      };
      addEventListener("keydown", onKey, { capture: true });
    }),

  /**
   * @param {string} selector
   * @param {number} count
   * @returns {Promise<number>} ms from the beginning of the page until so many elements have been painted
   */
  shown: (selector, count) =>
    new Promise((resolve) => {
      const look = () => {
        if (document.querySelectorAll(selector).length < count) return void requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      };
      look();
    }),

  /** @returns {() => number[]} ends it, and tells the ms between one frame and the next */
  frames: () => {
    const times = [];
    let last = performance.now();
    let next = requestAnimationFrame(function tick(now) {
      times.push(now - last);
      last = now;
      next = requestAnimationFrame(tick);
    });
    return () => {
      cancelAnimationFrame(next);
      return times.slice(1);
    };
  },
};
