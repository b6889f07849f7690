// Sets up Decap CMS for our records. Decap itself is as it was published; what it should do for
// each field is in config.yml (hooks/palet/editing/form.py).

import { readNumber, written } from "./number.js";

window.CMS_MANUAL_INIT = true;

// Words that Decap lacks in Dutch, or that read better otherwise.
const WORDS = {
  app: { header: { workflow: "Voorstellen" }, app: { checkConfigYml: "Meld dit bij de beheerder" } },
  collection: {
    collectionTop: {
      newButton: "Nieuw: %{collectionLabel}",
      newButtonAriaLabel: "Nieuw: %{collectionLabel}",
      viewAsList: "Toon als lijst",
      viewAsGrid: "Toon als kaarten",
    },
    entries: { unpublishedHeader: "Nog niet op de site" },
  },
  editor: {
    editorControl: { field: { widgetLabel: "Veld %{widgetLabel}" } },
    editorControlPane: {
      widget: { required: "%{fieldLabel} is nodig.", regexPattern: "%{fieldLabel}: %{pattern}" },
    },
    editor: { onLeavePage: "Weet u zeker dat u deze pagina wilt verlaten?" },
    editorInterface: { toggleNotes: "Notities" },
    editorToolbar: {
      statusInfoTooltipDraft: "Dit is een concept. Kies 'Wordt beoordeeld' als het klaar is.",
      statusInfoTooltipInReview: "De redactie kijkt dit na. U kunt het nog veranderen.",
    },
    editorWidgets: {
      list: { add: "%{item} toevoegen", addType: "%{item} toevoegen" },
      object: { expand: "Openklappen", collapse: "Dichtklappen" },
    },
  },
  mediaLibrary: { mediaLibraryModal: { close: "Sluiten" } },
  ui: {
    settingsDropdown: { account: "Uw account" },
    toast: {
      missingRequiredField: "Er is nog iets niet goed ingevuld. Kijk bij de rode velden.",
      onLoggedOut: "U bent uitgelogd. Bewaar uw tekst ergens anders en log opnieuw in.",
      onBackendDown: "De server heeft een storing. Meer daarover: %{details}",
    },
  },
  workflow: { workflow: { workflowHeading: "Voorstellen", newPost: "Nieuw", dateFormat: "D MMMM" } },
};

function isObject(value) {
  return value !== null && typeof value === "object";
}

function merged(words, ours) {
  const found = { ...words };
  for (const [name, value] of Object.entries(ours)) {
    found[name] = isObject(value) ? merged(found[name], value) : value;
  }
  return found;
}

/** Whether a value of a field is one that a record would not have. */
function isEmpty(value) {
  if (value?.valueSeq) return value.valueSeq().every(isEmpty);
  return value === undefined || value === null || String(value).trim() === "";
}

/** Return a value without the empty ones in it: records leave out what they do not have. */
function cleaned(value) {
  return value?.valueSeq ? value.map(cleaned).filterNot(isEmpty) : value;
}

/** Take back what was said of the fields in a part that turns out to be left out. */
function forgive(control) {
  for (const child of Object.values(control?.childRefs ?? {})) {
    child?.props?.onValidate?.([]);
    forgive(child?.innerWrappedControl ?? child);
  }
}

/** A part may be left out as a whole; only when something is in it, its own fields count. */
function registerParts(CMS) {
  const { control, preview, schema } = CMS.getWidget("object");
  class Part extends control {
    constructor(props) {
      super(props);
      // Decap hands the fields of a part on to all parts around it, where one takes the place of
      // another of the same name, and that one is not checked any more.
      this.processControlRef = (child) => {
        if (child) this.childRefs[child.props.field.get("name")] = child;
      };
      const { validate } = this;
      this.validate = () => {
        const { field, forList, value } = this.props;
        if (forList || field.get("required", true) || !isEmpty(value)) validate();
        else forgive(this);
      };
    }
  }
  CMS.registerWidget("object", Part, preview, schema);
}

/** A number as text: the browser's own field for numbers reads a Dutch 55.000 as 55. */
function registerNumbers(CMS) {
  const { control } = CMS.getWidget("string");
  const { preview, schema } = CMS.getWidget("number");
  class DutchNumber extends control {
    constructor(props) {
      super(props);
      const { field } = props;
      this.limits = {
        min: field.get("min"), max: field.get("max"), whole: field.get("value_type") === "int",
      };
      this.handleChange = (event) => {
        this._sel = event.target.selectionStart;
        this.text = event.target.value;
        const { number } = readNumber(this.text, this.limits);
        this.sent = this.text.trim() ? number ?? this.text : "";
        this.props.onChange(this.sent);
        this.forceUpdate();
      };
      this.isValid = () => {
        const { field, value } = this.props;
        if (isEmpty(value) || typeof value === "number") return true;
        const { wrong } = readNumber(String(value), this.limits);
        return wrong ? { error: { type: "CUSTOM", message: `${field.get("label")}: ${wrong}` } } : true;
      };
    }

    render() {
      const { value, forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      // What stands in the field is what was typed, until it gets a value from elsewhere.
      if (value !== this.sent) {
        this.sent = value;
        this.text = typeof value === "number" ? written(value) : String(value ?? "");
      }
      return window.h("input", {
        ref: (element) => { this._el = element; },
        type: "text",
        inputMode: "decimal",
        id: forID,
        className: classNameWrapper,
        value: this.text,
        onChange: this.handleChange,
        onFocus: setActiveStyle,
        onBlur: setInactiveStyle,
      });
    }
  }
  CMS.registerWidget("number", DutchNumber, preview, schema);
}

function start() {
  const { CMS } = window;
  CMS.registerLocale("nl", merged(CMS.getLocale("nl"), WORDS));
  CMS.registerMediaLibrary({
    name: "geen",
    init: () => ({ show() {}, hide() {}, enableStandalone: () => false }),
  });
  CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => cleaned(entry.get("data")) });
  registerParts(CMS);
  registerNumbers(CMS);
  CMS.init();
}

document.addEventListener("DOMContentLoaded", start);
