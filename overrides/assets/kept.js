/* What a reader keeps in this browser: ticks, the tray, notes, and where a walk stopped. It is sent nowhere; it leaves
   as a file and comes back from one. Where there is no storage it lasts as long as the page.
   Needs: nothing. Gives: stemma.kept. */
"use strict";

globalThis.stemma ??= {};

(() => {
  const isIds = (value) =>
    Array.isArray(value) && value.every((id) => typeof id === "string" && /^[a-z0-9-]+$/.test(id));
  const isTexts = (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === "string");
  /* Each kind of thing: what is there at first, what can be one, and how two of them become one. */
  const KINDS = {
    read: { first: [], is: isIds, join: (mine, theirs) => [...new Set([...mine, ...theirs])].sort() },
    tray: { first: [], is: isIds, join: (mine, theirs) => [...new Set([...mine, ...theirs])] },
    notes: { first: {}, is: isTexts, join: (mine, theirs) => ({ ...mine, ...theirs }) },
    walk: { first: {}, is: isTexts, join: (mine, theirs) => ({ ...mine, ...theirs }) },
  };
  const keyOf = (kind) => `stemma-${kind}`;
  const held = {};
  const watchers = [];

  /* What a text holds of a kind, or null if it is none. */
  const parse = (kind, text) => {
    try {
      const value = JSON.parse(text);
      return KINDS[kind].is(value) ? value : null;
    } catch {
      return null;
    }
  };

  const read = (kind) => {
    const { first } = KINDS[kind];
    if (kind in held) return held[kind];
    try {
      return parse(kind, localStorage.getItem(keyOf(kind)) ?? "") ?? first;
    } catch {
      return first;
    }
  };

  /* Whether anything of a kind was ever kept, be it empty by now. */
  const has = (kind) => read(kind) !== KINDS[kind].first;

  const told = (kind) => {
    for (const watcher of watchers) watcher(kind);
  };

  const write = (kind, value) => {
    try {
      localStorage.setItem(keyOf(kind), JSON.stringify(value));
      delete held[kind];
    } catch {
      held[kind] = value; // until the page is closed
    }
    told(kind);
  };

  /* Everything as a text, the same for the same things. */
  const file = () => {
    const all = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, read(kind)]));
    return `${JSON.stringify({ stemma: 1, ...all }, null, 1)}\n`;
  };

  /* What a file holds by kind, or null if it is none of ours; a bare list is one of ticks, as files once were. */
  const parseFile = (text) => {
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      return null;
    }
    if (isIds(value)) return { read: value };
    if (value?.stemma !== 1) return null;
    const kinds = Object.keys(KINDS).filter((kind) => kind in value);
    return kinds.every((kind) => KINDS[kind].is(value[kind]))
      ? Object.fromEntries(kinds.map((kind) => [kind, value[kind]]))
      : null;
  };

  /* Take in what a file holds, with what is here; whether it was one. */
  const takeIn = (text) => {
    const found = parseFile(text);
    for (const [kind, value] of Object.entries(found ?? {})) write(kind, KINDS[kind].join(read(kind), value));
    return found !== null;
  };

  /* Change the members of a list: put an id in or take it out. */
  const put = (kind, id, is) => {
    const others = read(kind).filter((other) => other !== id);
    write(kind, is ? [...others, id] : others);
  };

  stemma.kept = { parse, parseFile, read, has, write, put, file, takeIn, watch: (watcher) => watchers.push(watcher) };

  globalThis.addEventListener?.("storage", ({ key }) => {
    for (const kind of Object.keys(KINDS)) if (key === null || key === keyOf(kind)) told(kind);
  });
})();
