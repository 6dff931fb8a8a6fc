/** How to work out the fields of an object that are worked out when they are first read. */
type Makers<L> = { readonly [K in keyof L]: () => L[K] };

const fields = Symbol("fields");

interface Late {
  readonly [fields]: Readonly<Record<string, { value: unknown; make: (() => unknown) | undefined }>>;
}

/**
 * An object with more fields, each of which is worked out when it is first read, and kept. All objects share the getter
 * of a name. With one of its own each would have a hidden class of its own, and what that knows, which is everything
 * that the getter can see, stays until the engine next clears away all that is old.
 */
export function withLate<T extends object, L extends object>(object: T, makers: Makers<L>): T & Readonly<L> {
  const late = Object.entries<() => unknown>(makers).map(([name, make]) => [name, { value: undefined, make }] as const);
  Object.defineProperty(object, fields, { value: Object.fromEntries(late) });
  for (const [name] of late) Object.defineProperty(object, name, getterOf(name));
  return object as T & Readonly<L>;
}

const getters = new Map<string, PropertyDescriptor>();

function getterOf(name: string): PropertyDescriptor {
  const known = getters.get(name);
  if (known !== undefined) return known;
  const getter: PropertyDescriptor = {
    enumerable: true,
    get(this: Late) {
      const field = this[fields][name]!;
      if (field.make !== undefined) {
        field.value = field.make();
        field.make = undefined;
      }
      return field.value;
    },
  };
  getters.set(name, getter);
  return getter;
}
