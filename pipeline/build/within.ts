/** Whether an item is among what was asked for. An empty set asks for all; what has no such item is in no other. */
export const within = <Item>(chosen: ReadonlySet<Item>, item: Item | undefined): boolean =>
  chosen.size === 0 || (item !== undefined && chosen.has(item));
