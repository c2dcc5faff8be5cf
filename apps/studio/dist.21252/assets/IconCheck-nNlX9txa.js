import{Dn as e}from"./ProblemAlert-Cph85lNE.js";var t=e(`outline`,`check`,`Check`,[[`path`,{d:`M5 12l5 5l10 -10`,key:`svg-0`}]]);export{t};
//# sourceMappingURL=IconCheck-nNlX9txa.js.map