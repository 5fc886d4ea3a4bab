/* Hands a text to the reader, as a file or by the clipboard.
   Needs: nothing. Gives: stemma.download, stemma.copy, stemma.csv. */
"use strict";

globalThis.stemma ??= {};

stemma.download = (text, type, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a busy machine begins the download late
};

/* To the clipboard, also where a page from a disk may not write there by itself. */
stemma.copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};

/* Rows of texts as CSV (RFC 4180); a text that a spreadsheet would take for a formula is kept a text. */
stemma.csv = (rows) => {
  const field = (text) => {
    const plain = /^[=+@]|^-(?![\d.])/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
};
