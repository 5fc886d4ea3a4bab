/* Hands a text to the reader as a file.
   Needs: nothing. Gives: stemma.download. */
"use strict";

globalThis.stemma ??= {};

stemma.download = (text, type, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a busy machine begins the download late
};
