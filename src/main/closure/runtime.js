/**
 * @fileoverview What the signer needs of TeaVM's run time, in place of the functions of the same names in TeaVM's output.
 * Strings are JavaScript's own, and exceptions are thrown as they are: nobody reads their stack traces.
 */
let $rt_str = (text) => text;
let $rt_ustr = (text) => text;
let $rt_throw = (exception) => {
  throw exception;
};
let $rt_fillNativeException = () => {};
let $rt_wrapException = (error) => (error instanceof jl_Throwable ? error : new jl_RuntimeException());
let jl_Record = function () {};
let $rt_createArray = (type, length) => ({ data: Array(length).fill(null) });
