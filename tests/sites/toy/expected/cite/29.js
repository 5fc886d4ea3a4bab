Object.assign(stemma.cited, {});
