// Leaves out of the address of a search what says nothing, so that it is short enough to be passed on.

const USUAL = { mode: "all" };

for (const form of document.forms) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) {
      if (value === "" || value === USUAL[name]) formData.delete(name);
    }
  });
}
