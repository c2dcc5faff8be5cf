import{_n as e}from"./useT-nS3dNmQ6.js";var t=e(`outline`,`check`,`Check`,[[`path`,{d:`M5 12l5 5l10 -10`,key:`svg-0`}]]);export{t};
//# sourceMappingURL=IconCheck-VsQ2hMGM.js.map