/**
 * The value with every object in it as `edit` makes it, from the inside out; what `edit` makes nothing of leaves its
 * list. What stands in several places is edited once, and where nothing changes the value is the same object. Where
 * things stand and how they are called is not looked into.
 */
export class Rebuilding {
  private readonly known = new Map<object, object | undefined>();

  constructor(private readonly edit: (part: object, before: object) => object | undefined) {}

  /** Nothing where `edit` makes nothing of the value itself. */
  of<Value extends object>(value: Value): Value | undefined {
    if (!this.known.has(value))
      this.known.set(value, Array.isArray(value) ? this.list(value) : this.edit(this.fields(value), value));
    return this.known.get(value) as Value | undefined;
  }

  private list(elements: readonly unknown[]): readonly unknown[] {
    const made = elements.flatMap((element): unknown[] => {
      const one = isObject(element) ? this.of(element) : element;
      return one === undefined ? [] : [one];
    });
    return made.length === elements.length && made.every((one, place) => one === elements[place]) ? elements : made;
  }

  private fields(value: object): object {
    const entries = Object.entries(value);
    const made = entries.map(([key, part]: [string, unknown]) =>
      isObject(part) && !apart.has(key) ? ([key, this.of(part)] as const) : ([key, part] as const),
    );
    return made.every(([, part], place) => part === entries[place]![1]) ? value : Object.fromEntries(made);
  }
}

const apart: ReadonlySet<string> = new Set(["source", "label"]);

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
