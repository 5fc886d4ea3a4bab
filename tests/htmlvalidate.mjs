/* What html-validate holds of the pages; `make validate` runs it. What is turned off says why. */
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // How things are written is the gate's matter: nh3 writes `hidden=""`.
    "attribute-empty-style": "off",
    "attribute-boolean-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // A title is as long as its paper's.
    "long-title": "off",
    // A frame that scrolls is a region with a name, within a section that has a heading.
    "prefer-native-element": "off",
    // The list of results has a name, since it is filled by a script.
    "aria-label-misuse": "off",
    // Material's own template: `__drawer` and its like, checkboxes that are not to be filled in, `tabindex=""` on a label
    // of the navigation.
    "valid-id": "off",
    "valid-autocomplete": "off",
    "attribute-allowed-values": "off",
  },
};
