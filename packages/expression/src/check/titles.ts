/** CEL's operator names as people write them. */
const OPERATORS: Readonly<Record<string, string>> = {
  '!_': '"!"',
  '-_': '"-"',
  '@in': '"in"',
  '_[_]': '"[ ]"',
  '_?_:_': '"? :"',
};

/** CEL's type names in the words of people who do not write CEL every day. */
const TYPES: Readonly<Record<string, string>> = {
  bool: 'a yes/no value',
  bytes: 'bytes',
  double: 'a number',
  dyn: 'any value',
  int: 'a whole number',
  list: 'a list',
  map: 'an object',
  null_type: 'an empty value',
  string: 'a text',
  type: 'a type',
  uint: 'a whole number',
  'google.protobuf.Duration': 'a length of time',
  'google.protobuf.Timestamp': 'a time',
};

/** `_+_` → `"+"`, `contains` → `contains()`. */
export function operatorTitle(name: string): string {
  const binary = /^_(.+)_$/.exec(name);
  return OPERATORS[name] ?? (binary ? `"${binary[1]}"` : `${name}()`);
}

export const typeTitle = (name: string): string => TYPES[name] ?? name;
