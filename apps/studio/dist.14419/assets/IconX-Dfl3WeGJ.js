import{_n as e}from"./useT-nS3dNmQ6.js";var t=e(`outline`,`x`,`X`,[[`path`,{d:`M18 6l-12 12`,key:`svg-0`}],[`path`,{d:`M6 6l12 12`,key:`svg-1`}]]);export{t};
//# sourceMappingURL=IconX-Dfl3WeGJ.js.map