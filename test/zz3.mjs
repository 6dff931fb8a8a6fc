// test/src/format/everything.ts
var everything = `language 1

/// A product that says everything.
product everything "\u3059\u3079\u3066" en "Everything" @doc(1) {
  edition  2026-04-01
  currency JPY rounding down
  document doc "\u8CC7\u6599" en "Document"

  contract {
    plan basic "\u30D9\u30FC\u30B7\u30C3\u30AF" | wide "\u30EF\u30A4\u30C9" en "Wide"
    revenue "\u58F2\u4E0A\u9AD8" : money 1 .. unlimited when plan in (basic, wide) = 1_000_000
    share : ratio 0% .. 100% optional
    persons : number one of 1, 2, 3
    started : date 2020-01-01 .. 2030-01-01 or never
    moment : datetime
    waiting : duration
    grace : span 1 year .. 2 years
    kind "\u533A\u5206" : one of retail "\u5C0F\u58F2", it "IT" = retail
    marks : any of red, blue or never
    require revenue <= 50% of limits.cost
    require named "\u540D\u524D" en "Named" for a, b: revenue > 0 when wide_only
    schedule location
    options by plan   basic wide {
      rider "\u7279\u7D04A"   \u25CB     \u25CE    requires revenue <= 10\u5104
      other "\u7279\u7D04B"   \xD7     \u25CB    not with rider
    }
  }

  unit person "\u500B\u4EBA"
  unit location "\u6240\u5728\u5730" {
    value : money
  }
  facts of incident {
    discovered "\u77E5\u3063\u305F\u65E5" : date
    sudden : bool = no
  }
  facts of claim {
    made : date or never
  }
  facts of insured {
    guilty : bool
  }
  facts of loss {
    usual : bool = yes
  }

  triggers {
    a "\u7532"
    b "\u4E59" except a line by line when plan is wide
    c "\u4E19" except all above
  }

  reading order "\u9806\u5E8F" {
    first "\u5148" (default) | last "\u5F8C"
  }
  let sums "\u5408\u8A08\u984D" = max(1\u51045,000\u4E07\u5186, min(revenue, 3)) + sum(location.value) * 2 - -1 / 4
  let which = if plan is basic then 1 else if sudden then 2 else 3
  table limits by kind, share {
                         cost      other
    retail, it | .. under 30%     :  1_000_000          5
    retail     | 30% .. under 100% :  2_000_000  unlimited
    it         | 100% ..           : 30_000_000         10
  }
  premium annual "\u5E74\u9593" = limits.cost / 1000

  section first_one "\u7B2C\u4E00" outside for each location when not sudden and (plan is not basic or kind in (it, retail)) {
    covers a, b for all but h2 when sudden
    covers all
    covered when discovered during period and made not within 30 days before discovered
    covered at any time for h1
    window from discovered until (if plan is basic then 180 days else 1 year) after made for a when sudden
    require for a: marks has red or marks has (red, blue) or marks is not empty
    require discovered within 2 weeks after made and item not in (x, y) and not (sudden and usual)
    requires approval for h1
    deductible 10_000 per claim falling first on h1, h2, then h3 for h1 when order is first
    franchise 5\u5343\u5186 per incident
    deductible loss(h1) + left(h2) + subject + deducted per period
    head h1 "\u8CBB\u76EE1" requires approval when sudden {
      item x "X" | y "Y" requires approval
      refuse z "Z"
      coinsurance pays 90%
      limit 5_000 per person and period where location.value > 1_000
    }
    head h2 = revenue * 2
    head h3 outside {
      layer one "\u7B2C1\u5C64" { coinsurance pays 30%  limit 500_000 per incident }
    }
    frame inner "\u67A0" {
      head h4
      limit 1_000 per location per period sparing h4
      limit 7 per claim and period
      limit incident.number * 100 per period
    }
    uncovered ransom "\u8EAB\u4EE3\u91D1"
  }

  exclusions {
    war "\u6226\u4E89" : bool
    ip "\u77E5\u8CA1" of claim : bool unless trigger is a unless trigger is b and sudden
    late of loss when incurred within 1 hour after discovered
    both of insured : bool per insured lifted by rider
    event of incident : bool for a
    for a, per insured, unless sudden, lifted by rider, when plan is wide {
      crime : bool
    }
  }
}

contract base "\u57FA\u672C" for everything {
  plan wide  revenue 500_000_000  marks red, blue  not rider
  policy "P-1"  period from 2026-04-01 to 2027-04-01
}

scenario "All of it" for everything {
  contract base { share 30%  waiting 2 hours 30 minutes 10 seconds  grace 3 months }
  schedule location L1 { value 100_000_000 }
  incident "1" { a  discovered 2026-05-01  sudden yes  others none }
  claim A { made never }
  insured director { not guilty }
  loss h1 1_000_000 for 500 person on 2026-05-03 approved on 2026-05-04 of claim A under a item x id "1" { usual no }
  loss h3     5_000 on 2026-05-03 unapproved of insured director
  loss h4        70 for location L1 on 2026-05-03 approved
  expect due 1_000
  expect h1  refused by approval, window, war
  expect h2  refused
  expect h3  undetermined
  expect h4  undetermined for discovered
  later { marks none }
  expect pay 0
}
`;

// node_modules/lodash-es/_freeGlobal.js
var freeGlobal = typeof global == "object" && global && global.Object === Object && global;
var freeGlobal_default = freeGlobal;

// node_modules/lodash-es/_root.js
var freeSelf = typeof self == "object" && self && self.Object === Object && self;
var root = freeGlobal_default || freeSelf || Function("return this")();
var root_default = root;

// node_modules/lodash-es/_Symbol.js
var Symbol = root_default.Symbol;
var Symbol_default = Symbol;

// node_modules/lodash-es/_getRawTag.js
var objectProto = Object.prototype;
var hasOwnProperty = objectProto.hasOwnProperty;
var nativeObjectToString = objectProto.toString;
var symToStringTag = Symbol_default ? Symbol_default.toStringTag : void 0;
function getRawTag(value) {
  var isOwn = hasOwnProperty.call(value, symToStringTag), tag = value[symToStringTag];
  try {
    value[symToStringTag] = void 0;
    var unmasked = true;
  } catch (e) {
  }
  var result = nativeObjectToString.call(value);
  if (unmasked) {
    if (isOwn) {
      value[symToStringTag] = tag;
    } else {
      delete value[symToStringTag];
    }
  }
  return result;
}
var getRawTag_default = getRawTag;

// node_modules/lodash-es/_objectToString.js
var objectProto2 = Object.prototype;
var nativeObjectToString2 = objectProto2.toString;
function objectToString(value) {
  return nativeObjectToString2.call(value);
}
var objectToString_default = objectToString;

// node_modules/lodash-es/_baseGetTag.js
var nullTag = "[object Null]";
var undefinedTag = "[object Undefined]";
var symToStringTag2 = Symbol_default ? Symbol_default.toStringTag : void 0;
function baseGetTag(value) {
  if (value == null) {
    return value === void 0 ? undefinedTag : nullTag;
  }
  return symToStringTag2 && symToStringTag2 in Object(value) ? getRawTag_default(value) : objectToString_default(value);
}
var baseGetTag_default = baseGetTag;

// node_modules/lodash-es/isObjectLike.js
function isObjectLike(value) {
  return value != null && typeof value == "object";
}
var isObjectLike_default = isObjectLike;

// node_modules/lodash-es/isSymbol.js
var symbolTag = "[object Symbol]";
function isSymbol(value) {
  return typeof value == "symbol" || isObjectLike_default(value) && baseGetTag_default(value) == symbolTag;
}
var isSymbol_default = isSymbol;

// node_modules/lodash-es/_arrayMap.js
function arrayMap(array, iteratee) {
  var index = -1, length = array == null ? 0 : array.length, result = Array(length);
  while (++index < length) {
    result[index] = iteratee(array[index], index, array);
  }
  return result;
}
var arrayMap_default = arrayMap;

// node_modules/lodash-es/isArray.js
var isArray = Array.isArray;
var isArray_default = isArray;

// node_modules/lodash-es/_baseToString.js
var INFINITY = 1 / 0;
var symbolProto = Symbol_default ? Symbol_default.prototype : void 0;
var symbolToString = symbolProto ? symbolProto.toString : void 0;
function baseToString(value) {
  if (typeof value == "string") {
    return value;
  }
  if (isArray_default(value)) {
    return arrayMap_default(value, baseToString) + "";
  }
  if (isSymbol_default(value)) {
    return symbolToString ? symbolToString.call(value) : "";
  }
  var result = value + "";
  return result == "0" && 1 / value == -INFINITY ? "-0" : result;
}
var baseToString_default = baseToString;

// node_modules/lodash-es/_trimmedEndIndex.js
var reWhitespace = /\s/;
function trimmedEndIndex(string) {
  var index = string.length;
  while (index-- && reWhitespace.test(string.charAt(index))) {
  }
  return index;
}
var trimmedEndIndex_default = trimmedEndIndex;

// node_modules/lodash-es/_baseTrim.js
var reTrimStart = /^\s+/;
function baseTrim(string) {
  return string ? string.slice(0, trimmedEndIndex_default(string) + 1).replace(reTrimStart, "") : string;
}
var baseTrim_default = baseTrim;

// node_modules/lodash-es/isObject.js
function isObject(value) {
  var type = typeof value;
  return value != null && (type == "object" || type == "function");
}
var isObject_default = isObject;

// node_modules/lodash-es/toNumber.js
var NAN = 0 / 0;
var reIsBadHex = /^[-+]0x[0-9a-f]+$/i;
var reIsBinary = /^0b[01]+$/i;
var reIsOctal = /^0o[0-7]+$/i;
var freeParseInt = parseInt;
function toNumber(value) {
  if (typeof value == "number") {
    return value;
  }
  if (isSymbol_default(value)) {
    return NAN;
  }
  if (isObject_default(value)) {
    var other = typeof value.valueOf == "function" ? value.valueOf() : value;
    value = isObject_default(other) ? other + "" : other;
  }
  if (typeof value != "string") {
    return value === 0 ? value : +value;
  }
  value = baseTrim_default(value);
  var isBinary = reIsBinary.test(value);
  return isBinary || reIsOctal.test(value) ? freeParseInt(value.slice(2), isBinary ? 2 : 8) : reIsBadHex.test(value) ? NAN : +value;
}
var toNumber_default = toNumber;

// node_modules/lodash-es/toFinite.js
var INFINITY2 = 1 / 0;
var MAX_INTEGER = 17976931348623157e292;
function toFinite(value) {
  if (!value) {
    return value === 0 ? value : 0;
  }
  value = toNumber_default(value);
  if (value === INFINITY2 || value === -INFINITY2) {
    var sign = value < 0 ? -1 : 1;
    return sign * MAX_INTEGER;
  }
  return value === value ? value : 0;
}
var toFinite_default = toFinite;

// node_modules/lodash-es/toInteger.js
function toInteger(value) {
  var result = toFinite_default(value), remainder = result % 1;
  return result === result ? remainder ? result - remainder : result : 0;
}
var toInteger_default = toInteger;

// node_modules/lodash-es/identity.js
function identity(value) {
  return value;
}
var identity_default = identity;

// node_modules/lodash-es/isFunction.js
var asyncTag = "[object AsyncFunction]";
var funcTag = "[object Function]";
var genTag = "[object GeneratorFunction]";
var proxyTag = "[object Proxy]";
function isFunction(value) {
  if (!isObject_default(value)) {
    return false;
  }
  var tag = baseGetTag_default(value);
  return tag == funcTag || tag == genTag || tag == asyncTag || tag == proxyTag;
}
var isFunction_default = isFunction;

// node_modules/lodash-es/_coreJsData.js
var coreJsData = root_default["__core-js_shared__"];
var coreJsData_default = coreJsData;

// node_modules/lodash-es/_isMasked.js
var maskSrcKey = (function() {
  var uid = /[^.]+$/.exec(coreJsData_default && coreJsData_default.keys && coreJsData_default.keys.IE_PROTO || "");
  return uid ? "Symbol(src)_1." + uid : "";
})();
function isMasked(func) {
  return !!maskSrcKey && maskSrcKey in func;
}
var isMasked_default = isMasked;

// node_modules/lodash-es/_toSource.js
var funcProto = Function.prototype;
var funcToString = funcProto.toString;
function toSource(func) {
  if (func != null) {
    try {
      return funcToString.call(func);
    } catch (e) {
    }
    try {
      return func + "";
    } catch (e) {
    }
  }
  return "";
}
var toSource_default = toSource;

// node_modules/lodash-es/_baseIsNative.js
var reRegExpChar = /[\\^$.*+?()[\]{}|]/g;
var reIsHostCtor = /^\[object .+?Constructor\]$/;
var funcProto2 = Function.prototype;
var objectProto3 = Object.prototype;
var funcToString2 = funcProto2.toString;
var hasOwnProperty2 = objectProto3.hasOwnProperty;
var reIsNative = RegExp(
  "^" + funcToString2.call(hasOwnProperty2).replace(reRegExpChar, "\\$&").replace(/hasOwnProperty|(function).*?(?=\\\()| for .+?(?=\\\])/g, "$1.*?") + "$"
);
function baseIsNative(value) {
  if (!isObject_default(value) || isMasked_default(value)) {
    return false;
  }
  var pattern = isFunction_default(value) ? reIsNative : reIsHostCtor;
  return pattern.test(toSource_default(value));
}
var baseIsNative_default = baseIsNative;

// node_modules/lodash-es/_getValue.js
function getValue(object, key) {
  return object == null ? void 0 : object[key];
}
var getValue_default = getValue;

// node_modules/lodash-es/_getNative.js
function getNative(object, key) {
  var value = getValue_default(object, key);
  return baseIsNative_default(value) ? value : void 0;
}
var getNative_default = getNative;

// node_modules/lodash-es/_WeakMap.js
var WeakMap2 = getNative_default(root_default, "WeakMap");
var WeakMap_default = WeakMap2;

// node_modules/lodash-es/_baseCreate.js
var objectCreate = Object.create;
var baseCreate = /* @__PURE__ */ (function() {
  function object() {
  }
  return function(proto) {
    if (!isObject_default(proto)) {
      return {};
    }
    if (objectCreate) {
      return objectCreate(proto);
    }
    object.prototype = proto;
    var result = new object();
    object.prototype = void 0;
    return result;
  };
})();
var baseCreate_default = baseCreate;

// node_modules/lodash-es/_apply.js
function apply(func, thisArg, args) {
  switch (args.length) {
    case 0:
      return func.call(thisArg);
    case 1:
      return func.call(thisArg, args[0]);
    case 2:
      return func.call(thisArg, args[0], args[1]);
    case 3:
      return func.call(thisArg, args[0], args[1], args[2]);
  }
  return func.apply(thisArg, args);
}
var apply_default = apply;

// node_modules/lodash-es/noop.js
function noop() {
}
var noop_default = noop;

// node_modules/lodash-es/_copyArray.js
function copyArray(source, array) {
  var index = -1, length = source.length;
  array || (array = Array(length));
  while (++index < length) {
    array[index] = source[index];
  }
  return array;
}
var copyArray_default = copyArray;

// node_modules/lodash-es/_shortOut.js
var HOT_COUNT = 800;
var HOT_SPAN = 16;
var nativeNow = Date.now;
function shortOut(func) {
  var count = 0, lastCalled = 0;
  return function() {
    var stamp = nativeNow(), remaining = HOT_SPAN - (stamp - lastCalled);
    lastCalled = stamp;
    if (remaining > 0) {
      if (++count >= HOT_COUNT) {
        return arguments[0];
      }
    } else {
      count = 0;
    }
    return func.apply(void 0, arguments);
  };
}
var shortOut_default = shortOut;

// node_modules/lodash-es/constant.js
function constant(value) {
  return function() {
    return value;
  };
}
var constant_default = constant;

// node_modules/lodash-es/_defineProperty.js
var defineProperty = (function() {
  try {
    var func = getNative_default(Object, "defineProperty");
    func({}, "", {});
    return func;
  } catch (e) {
  }
})();
var defineProperty_default = defineProperty;

// node_modules/lodash-es/_baseSetToString.js
var baseSetToString = !defineProperty_default ? identity_default : function(func, string) {
  return defineProperty_default(func, "toString", {
    "configurable": true,
    "enumerable": false,
    "value": constant_default(string),
    "writable": true
  });
};
var baseSetToString_default = baseSetToString;

// node_modules/lodash-es/_setToString.js
var setToString = shortOut_default(baseSetToString_default);
var setToString_default = setToString;

// node_modules/lodash-es/_arrayEach.js
function arrayEach(array, iteratee) {
  var index = -1, length = array == null ? 0 : array.length;
  while (++index < length) {
    if (iteratee(array[index], index, array) === false) {
      break;
    }
  }
  return array;
}
var arrayEach_default = arrayEach;

// node_modules/lodash-es/_baseFindIndex.js
function baseFindIndex(array, predicate, fromIndex, fromRight) {
  var length = array.length, index = fromIndex + (fromRight ? 1 : -1);
  while (fromRight ? index-- : ++index < length) {
    if (predicate(array[index], index, array)) {
      return index;
    }
  }
  return -1;
}
var baseFindIndex_default = baseFindIndex;

// node_modules/lodash-es/_baseIsNaN.js
function baseIsNaN(value) {
  return value !== value;
}
var baseIsNaN_default = baseIsNaN;

// node_modules/lodash-es/_strictIndexOf.js
function strictIndexOf(array, value, fromIndex) {
  var index = fromIndex - 1, length = array.length;
  while (++index < length) {
    if (array[index] === value) {
      return index;
    }
  }
  return -1;
}
var strictIndexOf_default = strictIndexOf;

// node_modules/lodash-es/_baseIndexOf.js
function baseIndexOf(array, value, fromIndex) {
  return value === value ? strictIndexOf_default(array, value, fromIndex) : baseFindIndex_default(array, baseIsNaN_default, fromIndex);
}
var baseIndexOf_default = baseIndexOf;

// node_modules/lodash-es/_arrayIncludes.js
function arrayIncludes(array, value) {
  var length = array == null ? 0 : array.length;
  return !!length && baseIndexOf_default(array, value, 0) > -1;
}
var arrayIncludes_default = arrayIncludes;

// node_modules/lodash-es/_isIndex.js
var MAX_SAFE_INTEGER = 9007199254740991;
var reIsUint = /^(?:0|[1-9]\d*)$/;
function isIndex(value, length) {
  var type = typeof value;
  length = length == null ? MAX_SAFE_INTEGER : length;
  return !!length && (type == "number" || type != "symbol" && reIsUint.test(value)) && (value > -1 && value % 1 == 0 && value < length);
}
var isIndex_default = isIndex;

// node_modules/lodash-es/_baseAssignValue.js
function baseAssignValue(object, key, value) {
  if (key == "__proto__" && defineProperty_default) {
    defineProperty_default(object, key, {
      "configurable": true,
      "enumerable": true,
      "value": value,
      "writable": true
    });
  } else {
    object[key] = value;
  }
}
var baseAssignValue_default = baseAssignValue;

// node_modules/lodash-es/eq.js
function eq(value, other) {
  return value === other || value !== value && other !== other;
}
var eq_default = eq;

// node_modules/lodash-es/_assignValue.js
var objectProto4 = Object.prototype;
var hasOwnProperty3 = objectProto4.hasOwnProperty;
function assignValue(object, key, value) {
  var objValue = object[key];
  if (!(hasOwnProperty3.call(object, key) && eq_default(objValue, value)) || value === void 0 && !(key in object)) {
    baseAssignValue_default(object, key, value);
  }
}
var assignValue_default = assignValue;

// node_modules/lodash-es/_copyObject.js
function copyObject(source, props, object, customizer) {
  var isNew = !object;
  object || (object = {});
  var index = -1, length = props.length;
  while (++index < length) {
    var key = props[index];
    var newValue = customizer ? customizer(object[key], source[key], key, object, source) : void 0;
    if (newValue === void 0) {
      newValue = source[key];
    }
    if (isNew) {
      baseAssignValue_default(object, key, newValue);
    } else {
      assignValue_default(object, key, newValue);
    }
  }
  return object;
}
var copyObject_default = copyObject;

// node_modules/lodash-es/_overRest.js
var nativeMax = Math.max;
function overRest(func, start, transform) {
  start = nativeMax(start === void 0 ? func.length - 1 : start, 0);
  return function() {
    var args = arguments, index = -1, length = nativeMax(args.length - start, 0), array = Array(length);
    while (++index < length) {
      array[index] = args[start + index];
    }
    index = -1;
    var otherArgs = Array(start + 1);
    while (++index < start) {
      otherArgs[index] = args[index];
    }
    otherArgs[start] = transform(array);
    return apply_default(func, this, otherArgs);
  };
}
var overRest_default = overRest;

// node_modules/lodash-es/_baseRest.js
function baseRest(func, start) {
  return setToString_default(overRest_default(func, start, identity_default), func + "");
}
var baseRest_default = baseRest;

// node_modules/lodash-es/isLength.js
var MAX_SAFE_INTEGER2 = 9007199254740991;
function isLength(value) {
  return typeof value == "number" && value > -1 && value % 1 == 0 && value <= MAX_SAFE_INTEGER2;
}
var isLength_default = isLength;

// node_modules/lodash-es/isArrayLike.js
function isArrayLike(value) {
  return value != null && isLength_default(value.length) && !isFunction_default(value);
}
var isArrayLike_default = isArrayLike;

// node_modules/lodash-es/_isIterateeCall.js
function isIterateeCall(value, index, object) {
  if (!isObject_default(object)) {
    return false;
  }
  var type = typeof index;
  if (type == "number" ? isArrayLike_default(object) && isIndex_default(index, object.length) : type == "string" && index in object) {
    return eq_default(object[index], value);
  }
  return false;
}
var isIterateeCall_default = isIterateeCall;

// node_modules/lodash-es/_createAssigner.js
function createAssigner(assigner) {
  return baseRest_default(function(object, sources2) {
    var index = -1, length = sources2.length, customizer = length > 1 ? sources2[length - 1] : void 0, guard = length > 2 ? sources2[2] : void 0;
    customizer = assigner.length > 3 && typeof customizer == "function" ? (length--, customizer) : void 0;
    if (guard && isIterateeCall_default(sources2[0], sources2[1], guard)) {
      customizer = length < 3 ? void 0 : customizer;
      length = 1;
    }
    object = Object(object);
    while (++index < length) {
      var source = sources2[index];
      if (source) {
        assigner(object, source, index, customizer);
      }
    }
    return object;
  });
}
var createAssigner_default = createAssigner;

// node_modules/lodash-es/_isPrototype.js
var objectProto5 = Object.prototype;
function isPrototype(value) {
  var Ctor = value && value.constructor, proto = typeof Ctor == "function" && Ctor.prototype || objectProto5;
  return value === proto;
}
var isPrototype_default = isPrototype;

// node_modules/lodash-es/_baseTimes.js
function baseTimes(n2, iteratee) {
  var index = -1, result = Array(n2);
  while (++index < n2) {
    result[index] = iteratee(index);
  }
  return result;
}
var baseTimes_default = baseTimes;

// node_modules/lodash-es/_baseIsArguments.js
var argsTag = "[object Arguments]";
function baseIsArguments(value) {
  return isObjectLike_default(value) && baseGetTag_default(value) == argsTag;
}
var baseIsArguments_default = baseIsArguments;

// node_modules/lodash-es/isArguments.js
var objectProto6 = Object.prototype;
var hasOwnProperty4 = objectProto6.hasOwnProperty;
var propertyIsEnumerable = objectProto6.propertyIsEnumerable;
var isArguments = baseIsArguments_default(/* @__PURE__ */ (function() {
  return arguments;
})()) ? baseIsArguments_default : function(value) {
  return isObjectLike_default(value) && hasOwnProperty4.call(value, "callee") && !propertyIsEnumerable.call(value, "callee");
};
var isArguments_default = isArguments;

// node_modules/lodash-es/stubFalse.js
function stubFalse() {
  return false;
}
var stubFalse_default = stubFalse;

// node_modules/lodash-es/isBuffer.js
var freeExports = typeof exports == "object" && exports && !exports.nodeType && exports;
var freeModule = freeExports && typeof module == "object" && module && !module.nodeType && module;
var moduleExports = freeModule && freeModule.exports === freeExports;
var Buffer = moduleExports ? root_default.Buffer : void 0;
var nativeIsBuffer = Buffer ? Buffer.isBuffer : void 0;
var isBuffer = nativeIsBuffer || stubFalse_default;
var isBuffer_default = isBuffer;

// node_modules/lodash-es/_baseIsTypedArray.js
var argsTag2 = "[object Arguments]";
var arrayTag = "[object Array]";
var boolTag = "[object Boolean]";
var dateTag = "[object Date]";
var errorTag = "[object Error]";
var funcTag2 = "[object Function]";
var mapTag = "[object Map]";
var numberTag = "[object Number]";
var objectTag = "[object Object]";
var regexpTag = "[object RegExp]";
var setTag = "[object Set]";
var stringTag = "[object String]";
var weakMapTag = "[object WeakMap]";
var arrayBufferTag = "[object ArrayBuffer]";
var dataViewTag = "[object DataView]";
var float32Tag = "[object Float32Array]";
var float64Tag = "[object Float64Array]";
var int8Tag = "[object Int8Array]";
var int16Tag = "[object Int16Array]";
var int32Tag = "[object Int32Array]";
var uint8Tag = "[object Uint8Array]";
var uint8ClampedTag = "[object Uint8ClampedArray]";
var uint16Tag = "[object Uint16Array]";
var uint32Tag = "[object Uint32Array]";
var typedArrayTags = {};
typedArrayTags[float32Tag] = typedArrayTags[float64Tag] = typedArrayTags[int8Tag] = typedArrayTags[int16Tag] = typedArrayTags[int32Tag] = typedArrayTags[uint8Tag] = typedArrayTags[uint8ClampedTag] = typedArrayTags[uint16Tag] = typedArrayTags[uint32Tag] = true;
typedArrayTags[argsTag2] = typedArrayTags[arrayTag] = typedArrayTags[arrayBufferTag] = typedArrayTags[boolTag] = typedArrayTags[dataViewTag] = typedArrayTags[dateTag] = typedArrayTags[errorTag] = typedArrayTags[funcTag2] = typedArrayTags[mapTag] = typedArrayTags[numberTag] = typedArrayTags[objectTag] = typedArrayTags[regexpTag] = typedArrayTags[setTag] = typedArrayTags[stringTag] = typedArrayTags[weakMapTag] = false;
function baseIsTypedArray(value) {
  return isObjectLike_default(value) && isLength_default(value.length) && !!typedArrayTags[baseGetTag_default(value)];
}
var baseIsTypedArray_default = baseIsTypedArray;

// node_modules/lodash-es/_baseUnary.js
function baseUnary(func) {
  return function(value) {
    return func(value);
  };
}
var baseUnary_default = baseUnary;

// node_modules/lodash-es/_nodeUtil.js
var freeExports2 = typeof exports == "object" && exports && !exports.nodeType && exports;
var freeModule2 = freeExports2 && typeof module == "object" && module && !module.nodeType && module;
var moduleExports2 = freeModule2 && freeModule2.exports === freeExports2;
var freeProcess = moduleExports2 && freeGlobal_default.process;
var nodeUtil = (function() {
  try {
    var types = freeModule2 && freeModule2.require && freeModule2.require("util").types;
    if (types) {
      return types;
    }
    return freeProcess && freeProcess.binding && freeProcess.binding("util");
  } catch (e) {
  }
})();
var nodeUtil_default = nodeUtil;

// node_modules/lodash-es/isTypedArray.js
var nodeIsTypedArray = nodeUtil_default && nodeUtil_default.isTypedArray;
var isTypedArray = nodeIsTypedArray ? baseUnary_default(nodeIsTypedArray) : baseIsTypedArray_default;
var isTypedArray_default = isTypedArray;

// node_modules/lodash-es/_arrayLikeKeys.js
var objectProto7 = Object.prototype;
var hasOwnProperty5 = objectProto7.hasOwnProperty;
function arrayLikeKeys(value, inherited) {
  var isArr = isArray_default(value), isArg = !isArr && isArguments_default(value), isBuff = !isArr && !isArg && isBuffer_default(value), isType = !isArr && !isArg && !isBuff && isTypedArray_default(value), skipIndexes = isArr || isArg || isBuff || isType, result = skipIndexes ? baseTimes_default(value.length, String) : [], length = result.length;
  for (var key in value) {
    if ((inherited || hasOwnProperty5.call(value, key)) && !(skipIndexes && // Safari 9 has enumerable `arguments.length` in strict mode.
    (key == "length" || // Node.js 0.10 has enumerable non-index properties on buffers.
    isBuff && (key == "offset" || key == "parent") || // PhantomJS 2 has enumerable non-index properties on typed arrays.
    isType && (key == "buffer" || key == "byteLength" || key == "byteOffset") || // Skip index properties.
    isIndex_default(key, length)))) {
      result.push(key);
    }
  }
  return result;
}
var arrayLikeKeys_default = arrayLikeKeys;

// node_modules/lodash-es/_overArg.js
function overArg(func, transform) {
  return function(arg) {
    return func(transform(arg));
  };
}
var overArg_default = overArg;

// node_modules/lodash-es/_nativeKeys.js
var nativeKeys = overArg_default(Object.keys, Object);
var nativeKeys_default = nativeKeys;

// node_modules/lodash-es/_baseKeys.js
var objectProto8 = Object.prototype;
var hasOwnProperty6 = objectProto8.hasOwnProperty;
function baseKeys(object) {
  if (!isPrototype_default(object)) {
    return nativeKeys_default(object);
  }
  var result = [];
  for (var key in Object(object)) {
    if (hasOwnProperty6.call(object, key) && key != "constructor") {
      result.push(key);
    }
  }
  return result;
}
var baseKeys_default = baseKeys;

// node_modules/lodash-es/keys.js
function keys(object) {
  return isArrayLike_default(object) ? arrayLikeKeys_default(object) : baseKeys_default(object);
}
var keys_default = keys;

// node_modules/lodash-es/assign.js
var objectProto9 = Object.prototype;
var hasOwnProperty7 = objectProto9.hasOwnProperty;
var assign = createAssigner_default(function(object, source) {
  if (isPrototype_default(source) || isArrayLike_default(source)) {
    copyObject_default(source, keys_default(source), object);
    return;
  }
  for (var key in source) {
    if (hasOwnProperty7.call(source, key)) {
      assignValue_default(object, key, source[key]);
    }
  }
});
var assign_default = assign;

// node_modules/lodash-es/_nativeKeysIn.js
function nativeKeysIn(object) {
  var result = [];
  if (object != null) {
    for (var key in Object(object)) {
      result.push(key);
    }
  }
  return result;
}
var nativeKeysIn_default = nativeKeysIn;

// node_modules/lodash-es/_baseKeysIn.js
var objectProto10 = Object.prototype;
var hasOwnProperty8 = objectProto10.hasOwnProperty;
function baseKeysIn(object) {
  if (!isObject_default(object)) {
    return nativeKeysIn_default(object);
  }
  var isProto = isPrototype_default(object), result = [];
  for (var key in object) {
    if (!(key == "constructor" && (isProto || !hasOwnProperty8.call(object, key)))) {
      result.push(key);
    }
  }
  return result;
}
var baseKeysIn_default = baseKeysIn;

// node_modules/lodash-es/keysIn.js
function keysIn(object) {
  return isArrayLike_default(object) ? arrayLikeKeys_default(object, true) : baseKeysIn_default(object);
}
var keysIn_default = keysIn;

// node_modules/lodash-es/_isKey.js
var reIsDeepProp = /\.|\[(?:[^[\]]*|(["'])(?:(?!\1)[^\\]|\\.)*?\1)\]/;
var reIsPlainProp = /^\w*$/;
function isKey(value, object) {
  if (isArray_default(value)) {
    return false;
  }
  var type = typeof value;
  if (type == "number" || type == "symbol" || type == "boolean" || value == null || isSymbol_default(value)) {
    return true;
  }
  return reIsPlainProp.test(value) || !reIsDeepProp.test(value) || object != null && value in Object(object);
}
var isKey_default = isKey;

// node_modules/lodash-es/_nativeCreate.js
var nativeCreate = getNative_default(Object, "create");
var nativeCreate_default = nativeCreate;

// node_modules/lodash-es/_hashClear.js
function hashClear() {
  this.__data__ = nativeCreate_default ? nativeCreate_default(null) : {};
  this.size = 0;
}
var hashClear_default = hashClear;

// node_modules/lodash-es/_hashDelete.js
function hashDelete(key) {
  var result = this.has(key) && delete this.__data__[key];
  this.size -= result ? 1 : 0;
  return result;
}
var hashDelete_default = hashDelete;

// node_modules/lodash-es/_hashGet.js
var HASH_UNDEFINED = "__lodash_hash_undefined__";
var objectProto11 = Object.prototype;
var hasOwnProperty9 = objectProto11.hasOwnProperty;
function hashGet(key) {
  var data = this.__data__;
  if (nativeCreate_default) {
    var result = data[key];
    return result === HASH_UNDEFINED ? void 0 : result;
  }
  return hasOwnProperty9.call(data, key) ? data[key] : void 0;
}
var hashGet_default = hashGet;

// node_modules/lodash-es/_hashHas.js
var objectProto12 = Object.prototype;
var hasOwnProperty10 = objectProto12.hasOwnProperty;
function hashHas(key) {
  var data = this.__data__;
  return nativeCreate_default ? data[key] !== void 0 : hasOwnProperty10.call(data, key);
}
var hashHas_default = hashHas;

// node_modules/lodash-es/_hashSet.js
var HASH_UNDEFINED2 = "__lodash_hash_undefined__";
function hashSet(key, value) {
  var data = this.__data__;
  this.size += this.has(key) ? 0 : 1;
  data[key] = nativeCreate_default && value === void 0 ? HASH_UNDEFINED2 : value;
  return this;
}
var hashSet_default = hashSet;

// node_modules/lodash-es/_Hash.js
function Hash(entries) {
  var index = -1, length = entries == null ? 0 : entries.length;
  this.clear();
  while (++index < length) {
    var entry2 = entries[index];
    this.set(entry2[0], entry2[1]);
  }
}
Hash.prototype.clear = hashClear_default;
Hash.prototype["delete"] = hashDelete_default;
Hash.prototype.get = hashGet_default;
Hash.prototype.has = hashHas_default;
Hash.prototype.set = hashSet_default;
var Hash_default = Hash;

// node_modules/lodash-es/_listCacheClear.js
function listCacheClear() {
  this.__data__ = [];
  this.size = 0;
}
var listCacheClear_default = listCacheClear;

// node_modules/lodash-es/_assocIndexOf.js
function assocIndexOf(array, key) {
  var length = array.length;
  while (length--) {
    if (eq_default(array[length][0], key)) {
      return length;
    }
  }
  return -1;
}
var assocIndexOf_default = assocIndexOf;

// node_modules/lodash-es/_listCacheDelete.js
var arrayProto = Array.prototype;
var splice = arrayProto.splice;
function listCacheDelete(key) {
  var data = this.__data__, index = assocIndexOf_default(data, key);
  if (index < 0) {
    return false;
  }
  var lastIndex2 = data.length - 1;
  if (index == lastIndex2) {
    data.pop();
  } else {
    splice.call(data, index, 1);
  }
  --this.size;
  return true;
}
var listCacheDelete_default = listCacheDelete;

// node_modules/lodash-es/_listCacheGet.js
function listCacheGet(key) {
  var data = this.__data__, index = assocIndexOf_default(data, key);
  return index < 0 ? void 0 : data[index][1];
}
var listCacheGet_default = listCacheGet;

// node_modules/lodash-es/_listCacheHas.js
function listCacheHas(key) {
  return assocIndexOf_default(this.__data__, key) > -1;
}
var listCacheHas_default = listCacheHas;

// node_modules/lodash-es/_listCacheSet.js
function listCacheSet(key, value) {
  var data = this.__data__, index = assocIndexOf_default(data, key);
  if (index < 0) {
    ++this.size;
    data.push([key, value]);
  } else {
    data[index][1] = value;
  }
  return this;
}
var listCacheSet_default = listCacheSet;

// node_modules/lodash-es/_ListCache.js
function ListCache(entries) {
  var index = -1, length = entries == null ? 0 : entries.length;
  this.clear();
  while (++index < length) {
    var entry2 = entries[index];
    this.set(entry2[0], entry2[1]);
  }
}
ListCache.prototype.clear = listCacheClear_default;
ListCache.prototype["delete"] = listCacheDelete_default;
ListCache.prototype.get = listCacheGet_default;
ListCache.prototype.has = listCacheHas_default;
ListCache.prototype.set = listCacheSet_default;
var ListCache_default = ListCache;

// node_modules/lodash-es/_Map.js
var Map2 = getNative_default(root_default, "Map");
var Map_default = Map2;

// node_modules/lodash-es/_mapCacheClear.js
function mapCacheClear() {
  this.size = 0;
  this.__data__ = {
    "hash": new Hash_default(),
    "map": new (Map_default || ListCache_default)(),
    "string": new Hash_default()
  };
}
var mapCacheClear_default = mapCacheClear;

// node_modules/lodash-es/_isKeyable.js
function isKeyable(value) {
  var type = typeof value;
  return type == "string" || type == "number" || type == "symbol" || type == "boolean" ? value !== "__proto__" : value === null;
}
var isKeyable_default = isKeyable;

// node_modules/lodash-es/_getMapData.js
function getMapData(map2, key) {
  var data = map2.__data__;
  return isKeyable_default(key) ? data[typeof key == "string" ? "string" : "hash"] : data.map;
}
var getMapData_default = getMapData;

// node_modules/lodash-es/_mapCacheDelete.js
function mapCacheDelete(key) {
  var result = getMapData_default(this, key)["delete"](key);
  this.size -= result ? 1 : 0;
  return result;
}
var mapCacheDelete_default = mapCacheDelete;

// node_modules/lodash-es/_mapCacheGet.js
function mapCacheGet(key) {
  return getMapData_default(this, key).get(key);
}
var mapCacheGet_default = mapCacheGet;

// node_modules/lodash-es/_mapCacheHas.js
function mapCacheHas(key) {
  return getMapData_default(this, key).has(key);
}
var mapCacheHas_default = mapCacheHas;

// node_modules/lodash-es/_mapCacheSet.js
function mapCacheSet(key, value) {
  var data = getMapData_default(this, key), size = data.size;
  data.set(key, value);
  this.size += data.size == size ? 0 : 1;
  return this;
}
var mapCacheSet_default = mapCacheSet;

// node_modules/lodash-es/_MapCache.js
function MapCache(entries) {
  var index = -1, length = entries == null ? 0 : entries.length;
  this.clear();
  while (++index < length) {
    var entry2 = entries[index];
    this.set(entry2[0], entry2[1]);
  }
}
MapCache.prototype.clear = mapCacheClear_default;
MapCache.prototype["delete"] = mapCacheDelete_default;
MapCache.prototype.get = mapCacheGet_default;
MapCache.prototype.has = mapCacheHas_default;
MapCache.prototype.set = mapCacheSet_default;
var MapCache_default = MapCache;

// node_modules/lodash-es/memoize.js
var FUNC_ERROR_TEXT = "Expected a function";
function memoize(func, resolver) {
  if (typeof func != "function" || resolver != null && typeof resolver != "function") {
    throw new TypeError(FUNC_ERROR_TEXT);
  }
  var memoized = function() {
    var args = arguments, key = resolver ? resolver.apply(this, args) : args[0], cache = memoized.cache;
    if (cache.has(key)) {
      return cache.get(key);
    }
    var result = func.apply(this, args);
    memoized.cache = cache.set(key, result) || cache;
    return result;
  };
  memoized.cache = new (memoize.Cache || MapCache_default)();
  return memoized;
}
memoize.Cache = MapCache_default;
var memoize_default = memoize;

// node_modules/lodash-es/_memoizeCapped.js
var MAX_MEMOIZE_SIZE = 500;
function memoizeCapped(func) {
  var result = memoize_default(func, function(key) {
    if (cache.size === MAX_MEMOIZE_SIZE) {
      cache.clear();
    }
    return key;
  });
  var cache = result.cache;
  return result;
}
var memoizeCapped_default = memoizeCapped;

// node_modules/lodash-es/_stringToPath.js
var rePropName = /[^.[\]]+|\[(?:(-?\d+(?:\.\d+)?)|(["'])((?:(?!\2)[^\\]|\\.)*?)\2)\]|(?=(?:\.|\[\])(?:\.|\[\]|$))/g;
var reEscapeChar = /\\(\\)?/g;
var stringToPath = memoizeCapped_default(function(string) {
  var result = [];
  if (string.charCodeAt(0) === 46) {
    result.push("");
  }
  string.replace(rePropName, function(match, number, quote, subString) {
    result.push(quote ? subString.replace(reEscapeChar, "$1") : number || match);
  });
  return result;
});
var stringToPath_default = stringToPath;

// node_modules/lodash-es/toString.js
function toString(value) {
  return value == null ? "" : baseToString_default(value);
}
var toString_default = toString;

// node_modules/lodash-es/_castPath.js
function castPath(value, object) {
  if (isArray_default(value)) {
    return value;
  }
  return isKey_default(value, object) ? [value] : stringToPath_default(toString_default(value));
}
var castPath_default = castPath;

// node_modules/lodash-es/_toKey.js
var INFINITY3 = 1 / 0;
function toKey(value) {
  if (typeof value == "string" || isSymbol_default(value)) {
    return value;
  }
  var result = value + "";
  return result == "0" && 1 / value == -INFINITY3 ? "-0" : result;
}
var toKey_default = toKey;

// node_modules/lodash-es/_baseGet.js
function baseGet(object, path) {
  path = castPath_default(path, object);
  var index = 0, length = path.length;
  while (object != null && index < length) {
    object = object[toKey_default(path[index++])];
  }
  return index && index == length ? object : void 0;
}
var baseGet_default = baseGet;

// node_modules/lodash-es/get.js
function get(object, path, defaultValue) {
  var result = object == null ? void 0 : baseGet_default(object, path);
  return result === void 0 ? defaultValue : result;
}
var get_default = get;

// node_modules/lodash-es/_arrayPush.js
function arrayPush(array, values2) {
  var index = -1, length = values2.length, offset = array.length;
  while (++index < length) {
    array[offset + index] = values2[index];
  }
  return array;
}
var arrayPush_default = arrayPush;

// node_modules/lodash-es/_isFlattenable.js
var spreadableSymbol = Symbol_default ? Symbol_default.isConcatSpreadable : void 0;
function isFlattenable(value) {
  return isArray_default(value) || isArguments_default(value) || !!(spreadableSymbol && value && value[spreadableSymbol]);
}
var isFlattenable_default = isFlattenable;

// node_modules/lodash-es/_baseFlatten.js
function baseFlatten(array, depth, predicate, isStrict, result) {
  var index = -1, length = array.length;
  predicate || (predicate = isFlattenable_default);
  result || (result = []);
  while (++index < length) {
    var value = array[index];
    if (depth > 0 && predicate(value)) {
      if (depth > 1) {
        baseFlatten(value, depth - 1, predicate, isStrict, result);
      } else {
        arrayPush_default(result, value);
      }
    } else if (!isStrict) {
      result[result.length] = value;
    }
  }
  return result;
}
var baseFlatten_default = baseFlatten;

// node_modules/lodash-es/flatten.js
function flatten(array) {
  var length = array == null ? 0 : array.length;
  return length ? baseFlatten_default(array, 1) : [];
}
var flatten_default = flatten;

// node_modules/lodash-es/_getPrototype.js
var getPrototype = overArg_default(Object.getPrototypeOf, Object);
var getPrototype_default = getPrototype;

// node_modules/lodash-es/_baseSlice.js
function baseSlice(array, start, end) {
  var index = -1, length = array.length;
  if (start < 0) {
    start = -start > length ? 0 : length + start;
  }
  end = end > length ? length : end;
  if (end < 0) {
    end += length;
  }
  length = start > end ? 0 : end - start >>> 0;
  start >>>= 0;
  var result = Array(length);
  while (++index < length) {
    result[index] = array[index + start];
  }
  return result;
}
var baseSlice_default = baseSlice;

// node_modules/lodash-es/_arrayReduce.js
function arrayReduce(array, iteratee, accumulator, initAccum) {
  var index = -1, length = array == null ? 0 : array.length;
  if (initAccum && length) {
    accumulator = array[++index];
  }
  while (++index < length) {
    accumulator = iteratee(accumulator, array[index], index, array);
  }
  return accumulator;
}
var arrayReduce_default = arrayReduce;

// node_modules/lodash-es/_stackClear.js
function stackClear() {
  this.__data__ = new ListCache_default();
  this.size = 0;
}
var stackClear_default = stackClear;

// node_modules/lodash-es/_stackDelete.js
function stackDelete(key) {
  var data = this.__data__, result = data["delete"](key);
  this.size = data.size;
  return result;
}
var stackDelete_default = stackDelete;

// node_modules/lodash-es/_stackGet.js
function stackGet(key) {
  return this.__data__.get(key);
}
var stackGet_default = stackGet;

// node_modules/lodash-es/_stackHas.js
function stackHas(key) {
  return this.__data__.has(key);
}
var stackHas_default = stackHas;

// node_modules/lodash-es/_stackSet.js
var LARGE_ARRAY_SIZE = 200;
function stackSet(key, value) {
  var data = this.__data__;
  if (data instanceof ListCache_default) {
    var pairs = data.__data__;
    if (!Map_default || pairs.length < LARGE_ARRAY_SIZE - 1) {
      pairs.push([key, value]);
      this.size = ++data.size;
      return this;
    }
    data = this.__data__ = new MapCache_default(pairs);
  }
  data.set(key, value);
  this.size = data.size;
  return this;
}
var stackSet_default = stackSet;

// node_modules/lodash-es/_Stack.js
function Stack(entries) {
  var data = this.__data__ = new ListCache_default(entries);
  this.size = data.size;
}
Stack.prototype.clear = stackClear_default;
Stack.prototype["delete"] = stackDelete_default;
Stack.prototype.get = stackGet_default;
Stack.prototype.has = stackHas_default;
Stack.prototype.set = stackSet_default;
var Stack_default = Stack;

// node_modules/lodash-es/_baseAssign.js
function baseAssign(object, source) {
  return object && copyObject_default(source, keys_default(source), object);
}
var baseAssign_default = baseAssign;

// node_modules/lodash-es/_baseAssignIn.js
function baseAssignIn(object, source) {
  return object && copyObject_default(source, keysIn_default(source), object);
}
var baseAssignIn_default = baseAssignIn;

// node_modules/lodash-es/_cloneBuffer.js
var freeExports3 = typeof exports == "object" && exports && !exports.nodeType && exports;
var freeModule3 = freeExports3 && typeof module == "object" && module && !module.nodeType && module;
var moduleExports3 = freeModule3 && freeModule3.exports === freeExports3;
var Buffer2 = moduleExports3 ? root_default.Buffer : void 0;
var allocUnsafe = Buffer2 ? Buffer2.allocUnsafe : void 0;
function cloneBuffer(buffer, isDeep) {
  if (isDeep) {
    return buffer.slice();
  }
  var length = buffer.length, result = allocUnsafe ? allocUnsafe(length) : new buffer.constructor(length);
  buffer.copy(result);
  return result;
}
var cloneBuffer_default = cloneBuffer;

// node_modules/lodash-es/_arrayFilter.js
function arrayFilter(array, predicate) {
  var index = -1, length = array == null ? 0 : array.length, resIndex = 0, result = [];
  while (++index < length) {
    var value = array[index];
    if (predicate(value, index, array)) {
      result[resIndex++] = value;
    }
  }
  return result;
}
var arrayFilter_default = arrayFilter;

// node_modules/lodash-es/stubArray.js
function stubArray() {
  return [];
}
var stubArray_default = stubArray;

// node_modules/lodash-es/_getSymbols.js
var objectProto13 = Object.prototype;
var propertyIsEnumerable2 = objectProto13.propertyIsEnumerable;
var nativeGetSymbols = Object.getOwnPropertySymbols;
var getSymbols = !nativeGetSymbols ? stubArray_default : function(object) {
  if (object == null) {
    return [];
  }
  object = Object(object);
  return arrayFilter_default(nativeGetSymbols(object), function(symbol) {
    return propertyIsEnumerable2.call(object, symbol);
  });
};
var getSymbols_default = getSymbols;

// node_modules/lodash-es/_copySymbols.js
function copySymbols(source, object) {
  return copyObject_default(source, getSymbols_default(source), object);
}
var copySymbols_default = copySymbols;

// node_modules/lodash-es/_getSymbolsIn.js
var nativeGetSymbols2 = Object.getOwnPropertySymbols;
var getSymbolsIn = !nativeGetSymbols2 ? stubArray_default : function(object) {
  var result = [];
  while (object) {
    arrayPush_default(result, getSymbols_default(object));
    object = getPrototype_default(object);
  }
  return result;
};
var getSymbolsIn_default = getSymbolsIn;

// node_modules/lodash-es/_copySymbolsIn.js
function copySymbolsIn(source, object) {
  return copyObject_default(source, getSymbolsIn_default(source), object);
}
var copySymbolsIn_default = copySymbolsIn;

// node_modules/lodash-es/_baseGetAllKeys.js
function baseGetAllKeys(object, keysFunc, symbolsFunc) {
  var result = keysFunc(object);
  return isArray_default(object) ? result : arrayPush_default(result, symbolsFunc(object));
}
var baseGetAllKeys_default = baseGetAllKeys;

// node_modules/lodash-es/_getAllKeys.js
function getAllKeys(object) {
  return baseGetAllKeys_default(object, keys_default, getSymbols_default);
}
var getAllKeys_default = getAllKeys;

// node_modules/lodash-es/_getAllKeysIn.js
function getAllKeysIn(object) {
  return baseGetAllKeys_default(object, keysIn_default, getSymbolsIn_default);
}
var getAllKeysIn_default = getAllKeysIn;

// node_modules/lodash-es/_DataView.js
var DataView = getNative_default(root_default, "DataView");
var DataView_default = DataView;

// node_modules/lodash-es/_Promise.js
var Promise2 = getNative_default(root_default, "Promise");
var Promise_default = Promise2;

// node_modules/lodash-es/_Set.js
var Set2 = getNative_default(root_default, "Set");
var Set_default = Set2;

// node_modules/lodash-es/_getTag.js
var mapTag2 = "[object Map]";
var objectTag2 = "[object Object]";
var promiseTag = "[object Promise]";
var setTag2 = "[object Set]";
var weakMapTag2 = "[object WeakMap]";
var dataViewTag2 = "[object DataView]";
var dataViewCtorString = toSource_default(DataView_default);
var mapCtorString = toSource_default(Map_default);
var promiseCtorString = toSource_default(Promise_default);
var setCtorString = toSource_default(Set_default);
var weakMapCtorString = toSource_default(WeakMap_default);
var getTag = baseGetTag_default;
if (DataView_default && getTag(new DataView_default(new ArrayBuffer(1))) != dataViewTag2 || Map_default && getTag(new Map_default()) != mapTag2 || Promise_default && getTag(Promise_default.resolve()) != promiseTag || Set_default && getTag(new Set_default()) != setTag2 || WeakMap_default && getTag(new WeakMap_default()) != weakMapTag2) {
  getTag = function(value) {
    var result = baseGetTag_default(value), Ctor = result == objectTag2 ? value.constructor : void 0, ctorString = Ctor ? toSource_default(Ctor) : "";
    if (ctorString) {
      switch (ctorString) {
        case dataViewCtorString:
          return dataViewTag2;
        case mapCtorString:
          return mapTag2;
        case promiseCtorString:
          return promiseTag;
        case setCtorString:
          return setTag2;
        case weakMapCtorString:
          return weakMapTag2;
      }
    }
    return result;
  };
}
var getTag_default = getTag;

// node_modules/lodash-es/_initCloneArray.js
var objectProto14 = Object.prototype;
var hasOwnProperty11 = objectProto14.hasOwnProperty;
function initCloneArray(array) {
  var length = array.length, result = new array.constructor(length);
  if (length && typeof array[0] == "string" && hasOwnProperty11.call(array, "index")) {
    result.index = array.index;
    result.input = array.input;
  }
  return result;
}
var initCloneArray_default = initCloneArray;

// node_modules/lodash-es/_Uint8Array.js
var Uint8Array = root_default.Uint8Array;
var Uint8Array_default = Uint8Array;

// node_modules/lodash-es/_cloneArrayBuffer.js
function cloneArrayBuffer(arrayBuffer) {
  var result = new arrayBuffer.constructor(arrayBuffer.byteLength);
  new Uint8Array_default(result).set(new Uint8Array_default(arrayBuffer));
  return result;
}
var cloneArrayBuffer_default = cloneArrayBuffer;

// node_modules/lodash-es/_cloneDataView.js
function cloneDataView(dataView, isDeep) {
  var buffer = isDeep ? cloneArrayBuffer_default(dataView.buffer) : dataView.buffer;
  return new dataView.constructor(buffer, dataView.byteOffset, dataView.byteLength);
}
var cloneDataView_default = cloneDataView;

// node_modules/lodash-es/_cloneRegExp.js
var reFlags = /\w*$/;
function cloneRegExp(regexp) {
  var result = new regexp.constructor(regexp.source, reFlags.exec(regexp));
  result.lastIndex = regexp.lastIndex;
  return result;
}
var cloneRegExp_default = cloneRegExp;

// node_modules/lodash-es/_cloneSymbol.js
var symbolProto2 = Symbol_default ? Symbol_default.prototype : void 0;
var symbolValueOf = symbolProto2 ? symbolProto2.valueOf : void 0;
function cloneSymbol(symbol) {
  return symbolValueOf ? Object(symbolValueOf.call(symbol)) : {};
}
var cloneSymbol_default = cloneSymbol;

// node_modules/lodash-es/_cloneTypedArray.js
function cloneTypedArray(typedArray, isDeep) {
  var buffer = isDeep ? cloneArrayBuffer_default(typedArray.buffer) : typedArray.buffer;
  return new typedArray.constructor(buffer, typedArray.byteOffset, typedArray.length);
}
var cloneTypedArray_default = cloneTypedArray;

// node_modules/lodash-es/_initCloneByTag.js
var boolTag2 = "[object Boolean]";
var dateTag2 = "[object Date]";
var mapTag3 = "[object Map]";
var numberTag2 = "[object Number]";
var regexpTag2 = "[object RegExp]";
var setTag3 = "[object Set]";
var stringTag2 = "[object String]";
var symbolTag2 = "[object Symbol]";
var arrayBufferTag2 = "[object ArrayBuffer]";
var dataViewTag3 = "[object DataView]";
var float32Tag2 = "[object Float32Array]";
var float64Tag2 = "[object Float64Array]";
var int8Tag2 = "[object Int8Array]";
var int16Tag2 = "[object Int16Array]";
var int32Tag2 = "[object Int32Array]";
var uint8Tag2 = "[object Uint8Array]";
var uint8ClampedTag2 = "[object Uint8ClampedArray]";
var uint16Tag2 = "[object Uint16Array]";
var uint32Tag2 = "[object Uint32Array]";
function initCloneByTag(object, tag, isDeep) {
  var Ctor = object.constructor;
  switch (tag) {
    case arrayBufferTag2:
      return cloneArrayBuffer_default(object);
    case boolTag2:
    case dateTag2:
      return new Ctor(+object);
    case dataViewTag3:
      return cloneDataView_default(object, isDeep);
    case float32Tag2:
    case float64Tag2:
    case int8Tag2:
    case int16Tag2:
    case int32Tag2:
    case uint8Tag2:
    case uint8ClampedTag2:
    case uint16Tag2:
    case uint32Tag2:
      return cloneTypedArray_default(object, isDeep);
    case mapTag3:
      return new Ctor();
    case numberTag2:
    case stringTag2:
      return new Ctor(object);
    case regexpTag2:
      return cloneRegExp_default(object);
    case setTag3:
      return new Ctor();
    case symbolTag2:
      return cloneSymbol_default(object);
  }
}
var initCloneByTag_default = initCloneByTag;

// node_modules/lodash-es/_initCloneObject.js
function initCloneObject(object) {
  return typeof object.constructor == "function" && !isPrototype_default(object) ? baseCreate_default(getPrototype_default(object)) : {};
}
var initCloneObject_default = initCloneObject;

// node_modules/lodash-es/_baseIsMap.js
var mapTag4 = "[object Map]";
function baseIsMap(value) {
  return isObjectLike_default(value) && getTag_default(value) == mapTag4;
}
var baseIsMap_default = baseIsMap;

// node_modules/lodash-es/isMap.js
var nodeIsMap = nodeUtil_default && nodeUtil_default.isMap;
var isMap = nodeIsMap ? baseUnary_default(nodeIsMap) : baseIsMap_default;
var isMap_default = isMap;

// node_modules/lodash-es/_baseIsSet.js
var setTag4 = "[object Set]";
function baseIsSet(value) {
  return isObjectLike_default(value) && getTag_default(value) == setTag4;
}
var baseIsSet_default = baseIsSet;

// node_modules/lodash-es/isSet.js
var nodeIsSet = nodeUtil_default && nodeUtil_default.isSet;
var isSet = nodeIsSet ? baseUnary_default(nodeIsSet) : baseIsSet_default;
var isSet_default = isSet;

// node_modules/lodash-es/_baseClone.js
var CLONE_DEEP_FLAG = 1;
var CLONE_FLAT_FLAG = 2;
var CLONE_SYMBOLS_FLAG = 4;
var argsTag3 = "[object Arguments]";
var arrayTag2 = "[object Array]";
var boolTag3 = "[object Boolean]";
var dateTag3 = "[object Date]";
var errorTag2 = "[object Error]";
var funcTag3 = "[object Function]";
var genTag2 = "[object GeneratorFunction]";
var mapTag5 = "[object Map]";
var numberTag3 = "[object Number]";
var objectTag3 = "[object Object]";
var regexpTag3 = "[object RegExp]";
var setTag5 = "[object Set]";
var stringTag3 = "[object String]";
var symbolTag3 = "[object Symbol]";
var weakMapTag3 = "[object WeakMap]";
var arrayBufferTag3 = "[object ArrayBuffer]";
var dataViewTag4 = "[object DataView]";
var float32Tag3 = "[object Float32Array]";
var float64Tag3 = "[object Float64Array]";
var int8Tag3 = "[object Int8Array]";
var int16Tag3 = "[object Int16Array]";
var int32Tag3 = "[object Int32Array]";
var uint8Tag3 = "[object Uint8Array]";
var uint8ClampedTag3 = "[object Uint8ClampedArray]";
var uint16Tag3 = "[object Uint16Array]";
var uint32Tag3 = "[object Uint32Array]";
var cloneableTags = {};
cloneableTags[argsTag3] = cloneableTags[arrayTag2] = cloneableTags[arrayBufferTag3] = cloneableTags[dataViewTag4] = cloneableTags[boolTag3] = cloneableTags[dateTag3] = cloneableTags[float32Tag3] = cloneableTags[float64Tag3] = cloneableTags[int8Tag3] = cloneableTags[int16Tag3] = cloneableTags[int32Tag3] = cloneableTags[mapTag5] = cloneableTags[numberTag3] = cloneableTags[objectTag3] = cloneableTags[regexpTag3] = cloneableTags[setTag5] = cloneableTags[stringTag3] = cloneableTags[symbolTag3] = cloneableTags[uint8Tag3] = cloneableTags[uint8ClampedTag3] = cloneableTags[uint16Tag3] = cloneableTags[uint32Tag3] = true;
cloneableTags[errorTag2] = cloneableTags[funcTag3] = cloneableTags[weakMapTag3] = false;
function baseClone(value, bitmask, customizer, key, object, stack) {
  var result, isDeep = bitmask & CLONE_DEEP_FLAG, isFlat = bitmask & CLONE_FLAT_FLAG, isFull = bitmask & CLONE_SYMBOLS_FLAG;
  if (customizer) {
    result = object ? customizer(value, key, object, stack) : customizer(value);
  }
  if (result !== void 0) {
    return result;
  }
  if (!isObject_default(value)) {
    return value;
  }
  var isArr = isArray_default(value);
  if (isArr) {
    result = initCloneArray_default(value);
    if (!isDeep) {
      return copyArray_default(value, result);
    }
  } else {
    var tag = getTag_default(value), isFunc = tag == funcTag3 || tag == genTag2;
    if (isBuffer_default(value)) {
      return cloneBuffer_default(value, isDeep);
    }
    if (tag == objectTag3 || tag == argsTag3 || isFunc && !object) {
      result = isFlat || isFunc ? {} : initCloneObject_default(value);
      if (!isDeep) {
        return isFlat ? copySymbolsIn_default(value, baseAssignIn_default(result, value)) : copySymbols_default(value, baseAssign_default(result, value));
      }
    } else {
      if (!cloneableTags[tag]) {
        return object ? value : {};
      }
      result = initCloneByTag_default(value, tag, isDeep);
    }
  }
  stack || (stack = new Stack_default());
  var stacked = stack.get(value);
  if (stacked) {
    return stacked;
  }
  stack.set(value, result);
  if (isSet_default(value)) {
    value.forEach(function(subValue) {
      result.add(baseClone(subValue, bitmask, customizer, subValue, value, stack));
    });
  } else if (isMap_default(value)) {
    value.forEach(function(subValue, key2) {
      result.set(key2, baseClone(subValue, bitmask, customizer, key2, value, stack));
    });
  }
  var keysFunc = isFull ? isFlat ? getAllKeysIn_default : getAllKeys_default : isFlat ? keysIn_default : keys_default;
  var props = isArr ? void 0 : keysFunc(value);
  arrayEach_default(props || value, function(subValue, key2) {
    if (props) {
      key2 = subValue;
      subValue = value[key2];
    }
    assignValue_default(result, key2, baseClone(subValue, bitmask, customizer, key2, value, stack));
  });
  return result;
}
var baseClone_default = baseClone;

// node_modules/lodash-es/clone.js
var CLONE_SYMBOLS_FLAG2 = 4;
function clone(value) {
  return baseClone_default(value, CLONE_SYMBOLS_FLAG2);
}
var clone_default = clone;

// node_modules/lodash-es/compact.js
function compact(array) {
  var index = -1, length = array == null ? 0 : array.length, resIndex = 0, result = [];
  while (++index < length) {
    var value = array[index];
    if (value) {
      result[resIndex++] = value;
    }
  }
  return result;
}
var compact_default = compact;

// node_modules/lodash-es/_setCacheAdd.js
var HASH_UNDEFINED3 = "__lodash_hash_undefined__";
function setCacheAdd(value) {
  this.__data__.set(value, HASH_UNDEFINED3);
  return this;
}
var setCacheAdd_default = setCacheAdd;

// node_modules/lodash-es/_setCacheHas.js
function setCacheHas(value) {
  return this.__data__.has(value);
}
var setCacheHas_default = setCacheHas;

// node_modules/lodash-es/_SetCache.js
function SetCache(values2) {
  var index = -1, length = values2 == null ? 0 : values2.length;
  this.__data__ = new MapCache_default();
  while (++index < length) {
    this.add(values2[index]);
  }
}
SetCache.prototype.add = SetCache.prototype.push = setCacheAdd_default;
SetCache.prototype.has = setCacheHas_default;
var SetCache_default = SetCache;

// node_modules/lodash-es/_arraySome.js
function arraySome(array, predicate) {
  var index = -1, length = array == null ? 0 : array.length;
  while (++index < length) {
    if (predicate(array[index], index, array)) {
      return true;
    }
  }
  return false;
}
var arraySome_default = arraySome;

// node_modules/lodash-es/_cacheHas.js
function cacheHas(cache, key) {
  return cache.has(key);
}
var cacheHas_default = cacheHas;

// node_modules/lodash-es/_equalArrays.js
var COMPARE_PARTIAL_FLAG = 1;
var COMPARE_UNORDERED_FLAG = 2;
function equalArrays(array, other, bitmask, customizer, equalFunc, stack) {
  var isPartial = bitmask & COMPARE_PARTIAL_FLAG, arrLength = array.length, othLength = other.length;
  if (arrLength != othLength && !(isPartial && othLength > arrLength)) {
    return false;
  }
  var arrStacked = stack.get(array);
  var othStacked = stack.get(other);
  if (arrStacked && othStacked) {
    return arrStacked == other && othStacked == array;
  }
  var index = -1, result = true, seen = bitmask & COMPARE_UNORDERED_FLAG ? new SetCache_default() : void 0;
  stack.set(array, other);
  stack.set(other, array);
  while (++index < arrLength) {
    var arrValue = array[index], othValue = other[index];
    if (customizer) {
      var compared = isPartial ? customizer(othValue, arrValue, index, other, array, stack) : customizer(arrValue, othValue, index, array, other, stack);
    }
    if (compared !== void 0) {
      if (compared) {
        continue;
      }
      result = false;
      break;
    }
    if (seen) {
      if (!arraySome_default(other, function(othValue2, othIndex) {
        if (!cacheHas_default(seen, othIndex) && (arrValue === othValue2 || equalFunc(arrValue, othValue2, bitmask, customizer, stack))) {
          return seen.push(othIndex);
        }
      })) {
        result = false;
        break;
      }
    } else if (!(arrValue === othValue || equalFunc(arrValue, othValue, bitmask, customizer, stack))) {
      result = false;
      break;
    }
  }
  stack["delete"](array);
  stack["delete"](other);
  return result;
}
var equalArrays_default = equalArrays;

// node_modules/lodash-es/_mapToArray.js
function mapToArray(map2) {
  var index = -1, result = Array(map2.size);
  map2.forEach(function(value, key) {
    result[++index] = [key, value];
  });
  return result;
}
var mapToArray_default = mapToArray;

// node_modules/lodash-es/_setToArray.js
function setToArray(set) {
  var index = -1, result = Array(set.size);
  set.forEach(function(value) {
    result[++index] = value;
  });
  return result;
}
var setToArray_default = setToArray;

// node_modules/lodash-es/_equalByTag.js
var COMPARE_PARTIAL_FLAG2 = 1;
var COMPARE_UNORDERED_FLAG2 = 2;
var boolTag4 = "[object Boolean]";
var dateTag4 = "[object Date]";
var errorTag3 = "[object Error]";
var mapTag6 = "[object Map]";
var numberTag4 = "[object Number]";
var regexpTag4 = "[object RegExp]";
var setTag6 = "[object Set]";
var stringTag4 = "[object String]";
var symbolTag4 = "[object Symbol]";
var arrayBufferTag4 = "[object ArrayBuffer]";
var dataViewTag5 = "[object DataView]";
var symbolProto3 = Symbol_default ? Symbol_default.prototype : void 0;
var symbolValueOf2 = symbolProto3 ? symbolProto3.valueOf : void 0;
function equalByTag(object, other, tag, bitmask, customizer, equalFunc, stack) {
  switch (tag) {
    case dataViewTag5:
      if (object.byteLength != other.byteLength || object.byteOffset != other.byteOffset) {
        return false;
      }
      object = object.buffer;
      other = other.buffer;
    case arrayBufferTag4:
      if (object.byteLength != other.byteLength || !equalFunc(new Uint8Array_default(object), new Uint8Array_default(other))) {
        return false;
      }
      return true;
    case boolTag4:
    case dateTag4:
    case numberTag4:
      return eq_default(+object, +other);
    case errorTag3:
      return object.name == other.name && object.message == other.message;
    case regexpTag4:
    case stringTag4:
      return object == other + "";
    case mapTag6:
      var convert = mapToArray_default;
    case setTag6:
      var isPartial = bitmask & COMPARE_PARTIAL_FLAG2;
      convert || (convert = setToArray_default);
      if (object.size != other.size && !isPartial) {
        return false;
      }
      var stacked = stack.get(object);
      if (stacked) {
        return stacked == other;
      }
      bitmask |= COMPARE_UNORDERED_FLAG2;
      stack.set(object, other);
      var result = equalArrays_default(convert(object), convert(other), bitmask, customizer, equalFunc, stack);
      stack["delete"](object);
      return result;
    case symbolTag4:
      if (symbolValueOf2) {
        return symbolValueOf2.call(object) == symbolValueOf2.call(other);
      }
  }
  return false;
}
var equalByTag_default = equalByTag;

// node_modules/lodash-es/_equalObjects.js
var COMPARE_PARTIAL_FLAG3 = 1;
var objectProto15 = Object.prototype;
var hasOwnProperty12 = objectProto15.hasOwnProperty;
function equalObjects(object, other, bitmask, customizer, equalFunc, stack) {
  var isPartial = bitmask & COMPARE_PARTIAL_FLAG3, objProps = getAllKeys_default(object), objLength = objProps.length, othProps = getAllKeys_default(other), othLength = othProps.length;
  if (objLength != othLength && !isPartial) {
    return false;
  }
  var index = objLength;
  while (index--) {
    var key = objProps[index];
    if (!(isPartial ? key in other : hasOwnProperty12.call(other, key))) {
      return false;
    }
  }
  var objStacked = stack.get(object);
  var othStacked = stack.get(other);
  if (objStacked && othStacked) {
    return objStacked == other && othStacked == object;
  }
  var result = true;
  stack.set(object, other);
  stack.set(other, object);
  var skipCtor = isPartial;
  while (++index < objLength) {
    key = objProps[index];
    var objValue = object[key], othValue = other[key];
    if (customizer) {
      var compared = isPartial ? customizer(othValue, objValue, key, other, object, stack) : customizer(objValue, othValue, key, object, other, stack);
    }
    if (!(compared === void 0 ? objValue === othValue || equalFunc(objValue, othValue, bitmask, customizer, stack) : compared)) {
      result = false;
      break;
    }
    skipCtor || (skipCtor = key == "constructor");
  }
  if (result && !skipCtor) {
    var objCtor = object.constructor, othCtor = other.constructor;
    if (objCtor != othCtor && ("constructor" in object && "constructor" in other) && !(typeof objCtor == "function" && objCtor instanceof objCtor && typeof othCtor == "function" && othCtor instanceof othCtor)) {
      result = false;
    }
  }
  stack["delete"](object);
  stack["delete"](other);
  return result;
}
var equalObjects_default = equalObjects;

// node_modules/lodash-es/_baseIsEqualDeep.js
var COMPARE_PARTIAL_FLAG4 = 1;
var argsTag4 = "[object Arguments]";
var arrayTag3 = "[object Array]";
var objectTag4 = "[object Object]";
var objectProto16 = Object.prototype;
var hasOwnProperty13 = objectProto16.hasOwnProperty;
function baseIsEqualDeep(object, other, bitmask, customizer, equalFunc, stack) {
  var objIsArr = isArray_default(object), othIsArr = isArray_default(other), objTag = objIsArr ? arrayTag3 : getTag_default(object), othTag = othIsArr ? arrayTag3 : getTag_default(other);
  objTag = objTag == argsTag4 ? objectTag4 : objTag;
  othTag = othTag == argsTag4 ? objectTag4 : othTag;
  var objIsObj = objTag == objectTag4, othIsObj = othTag == objectTag4, isSameTag = objTag == othTag;
  if (isSameTag && isBuffer_default(object)) {
    if (!isBuffer_default(other)) {
      return false;
    }
    objIsArr = true;
    objIsObj = false;
  }
  if (isSameTag && !objIsObj) {
    stack || (stack = new Stack_default());
    return objIsArr || isTypedArray_default(object) ? equalArrays_default(object, other, bitmask, customizer, equalFunc, stack) : equalByTag_default(object, other, objTag, bitmask, customizer, equalFunc, stack);
  }
  if (!(bitmask & COMPARE_PARTIAL_FLAG4)) {
    var objIsWrapped = objIsObj && hasOwnProperty13.call(object, "__wrapped__"), othIsWrapped = othIsObj && hasOwnProperty13.call(other, "__wrapped__");
    if (objIsWrapped || othIsWrapped) {
      var objUnwrapped = objIsWrapped ? object.value() : object, othUnwrapped = othIsWrapped ? other.value() : other;
      stack || (stack = new Stack_default());
      return equalFunc(objUnwrapped, othUnwrapped, bitmask, customizer, stack);
    }
  }
  if (!isSameTag) {
    return false;
  }
  stack || (stack = new Stack_default());
  return equalObjects_default(object, other, bitmask, customizer, equalFunc, stack);
}
var baseIsEqualDeep_default = baseIsEqualDeep;

// node_modules/lodash-es/_baseIsEqual.js
function baseIsEqual(value, other, bitmask, customizer, stack) {
  if (value === other) {
    return true;
  }
  if (value == null || other == null || !isObjectLike_default(value) && !isObjectLike_default(other)) {
    return value !== value && other !== other;
  }
  return baseIsEqualDeep_default(value, other, bitmask, customizer, baseIsEqual, stack);
}
var baseIsEqual_default = baseIsEqual;

// node_modules/lodash-es/_baseIsMatch.js
var COMPARE_PARTIAL_FLAG5 = 1;
var COMPARE_UNORDERED_FLAG3 = 2;
function baseIsMatch(object, source, matchData, customizer) {
  var index = matchData.length, length = index, noCustomizer = !customizer;
  if (object == null) {
    return !length;
  }
  object = Object(object);
  while (index--) {
    var data = matchData[index];
    if (noCustomizer && data[2] ? data[1] !== object[data[0]] : !(data[0] in object)) {
      return false;
    }
  }
  while (++index < length) {
    data = matchData[index];
    var key = data[0], objValue = object[key], srcValue = data[1];
    if (noCustomizer && data[2]) {
      if (objValue === void 0 && !(key in object)) {
        return false;
      }
    } else {
      var stack = new Stack_default();
      if (customizer) {
        var result = customizer(objValue, srcValue, key, object, source, stack);
      }
      if (!(result === void 0 ? baseIsEqual_default(srcValue, objValue, COMPARE_PARTIAL_FLAG5 | COMPARE_UNORDERED_FLAG3, customizer, stack) : result)) {
        return false;
      }
    }
  }
  return true;
}
var baseIsMatch_default = baseIsMatch;

// node_modules/lodash-es/_isStrictComparable.js
function isStrictComparable(value) {
  return value === value && !isObject_default(value);
}
var isStrictComparable_default = isStrictComparable;

// node_modules/lodash-es/_getMatchData.js
function getMatchData(object) {
  var result = keys_default(object), length = result.length;
  while (length--) {
    var key = result[length], value = object[key];
    result[length] = [key, value, isStrictComparable_default(value)];
  }
  return result;
}
var getMatchData_default = getMatchData;

// node_modules/lodash-es/_matchesStrictComparable.js
function matchesStrictComparable(key, srcValue) {
  return function(object) {
    if (object == null) {
      return false;
    }
    return object[key] === srcValue && (srcValue !== void 0 || key in Object(object));
  };
}
var matchesStrictComparable_default = matchesStrictComparable;

// node_modules/lodash-es/_baseMatches.js
function baseMatches(source) {
  var matchData = getMatchData_default(source);
  if (matchData.length == 1 && matchData[0][2]) {
    return matchesStrictComparable_default(matchData[0][0], matchData[0][1]);
  }
  return function(object) {
    return object === source || baseIsMatch_default(object, source, matchData);
  };
}
var baseMatches_default = baseMatches;

// node_modules/lodash-es/_baseHasIn.js
function baseHasIn(object, key) {
  return object != null && key in Object(object);
}
var baseHasIn_default = baseHasIn;

// node_modules/lodash-es/_hasPath.js
function hasPath(object, path, hasFunc) {
  path = castPath_default(path, object);
  var index = -1, length = path.length, result = false;
  while (++index < length) {
    var key = toKey_default(path[index]);
    if (!(result = object != null && hasFunc(object, key))) {
      break;
    }
    object = object[key];
  }
  if (result || ++index != length) {
    return result;
  }
  length = object == null ? 0 : object.length;
  return !!length && isLength_default(length) && isIndex_default(key, length) && (isArray_default(object) || isArguments_default(object));
}
var hasPath_default = hasPath;

// node_modules/lodash-es/hasIn.js
function hasIn(object, path) {
  return object != null && hasPath_default(object, path, baseHasIn_default);
}
var hasIn_default = hasIn;

// node_modules/lodash-es/_baseMatchesProperty.js
var COMPARE_PARTIAL_FLAG6 = 1;
var COMPARE_UNORDERED_FLAG4 = 2;
function baseMatchesProperty(path, srcValue) {
  if (isKey_default(path) && isStrictComparable_default(srcValue)) {
    return matchesStrictComparable_default(toKey_default(path), srcValue);
  }
  return function(object) {
    var objValue = get_default(object, path);
    return objValue === void 0 && objValue === srcValue ? hasIn_default(object, path) : baseIsEqual_default(srcValue, objValue, COMPARE_PARTIAL_FLAG6 | COMPARE_UNORDERED_FLAG4);
  };
}
var baseMatchesProperty_default = baseMatchesProperty;

// node_modules/lodash-es/_baseProperty.js
function baseProperty(key) {
  return function(object) {
    return object == null ? void 0 : object[key];
  };
}
var baseProperty_default = baseProperty;

// node_modules/lodash-es/_basePropertyDeep.js
function basePropertyDeep(path) {
  return function(object) {
    return baseGet_default(object, path);
  };
}
var basePropertyDeep_default = basePropertyDeep;

// node_modules/lodash-es/property.js
function property(path) {
  return isKey_default(path) ? baseProperty_default(toKey_default(path)) : basePropertyDeep_default(path);
}
var property_default = property;

// node_modules/lodash-es/_baseIteratee.js
function baseIteratee(value) {
  if (typeof value == "function") {
    return value;
  }
  if (value == null) {
    return identity_default;
  }
  if (typeof value == "object") {
    return isArray_default(value) ? baseMatchesProperty_default(value[0], value[1]) : baseMatches_default(value);
  }
  return property_default(value);
}
var baseIteratee_default = baseIteratee;

// node_modules/lodash-es/_arrayAggregator.js
function arrayAggregator(array, setter, iteratee, accumulator) {
  var index = -1, length = array == null ? 0 : array.length;
  while (++index < length) {
    var value = array[index];
    setter(accumulator, value, iteratee(value), array);
  }
  return accumulator;
}
var arrayAggregator_default = arrayAggregator;

// node_modules/lodash-es/_createBaseFor.js
function createBaseFor(fromRight) {
  return function(object, iteratee, keysFunc) {
    var index = -1, iterable = Object(object), props = keysFunc(object), length = props.length;
    while (length--) {
      var key = props[fromRight ? length : ++index];
      if (iteratee(iterable[key], key, iterable) === false) {
        break;
      }
    }
    return object;
  };
}
var createBaseFor_default = createBaseFor;

// node_modules/lodash-es/_baseFor.js
var baseFor = createBaseFor_default();
var baseFor_default = baseFor;

// node_modules/lodash-es/_baseForOwn.js
function baseForOwn(object, iteratee) {
  return object && baseFor_default(object, iteratee, keys_default);
}
var baseForOwn_default = baseForOwn;

// node_modules/lodash-es/_createBaseEach.js
function createBaseEach(eachFunc, fromRight) {
  return function(collection, iteratee) {
    if (collection == null) {
      return collection;
    }
    if (!isArrayLike_default(collection)) {
      return eachFunc(collection, iteratee);
    }
    var length = collection.length, index = fromRight ? length : -1, iterable = Object(collection);
    while (fromRight ? index-- : ++index < length) {
      if (iteratee(iterable[index], index, iterable) === false) {
        break;
      }
    }
    return collection;
  };
}
var createBaseEach_default = createBaseEach;

// node_modules/lodash-es/_baseEach.js
var baseEach = createBaseEach_default(baseForOwn_default);
var baseEach_default = baseEach;

// node_modules/lodash-es/_baseAggregator.js
function baseAggregator(collection, setter, iteratee, accumulator) {
  baseEach_default(collection, function(value, key, collection2) {
    setter(accumulator, value, iteratee(value), collection2);
  });
  return accumulator;
}
var baseAggregator_default = baseAggregator;

// node_modules/lodash-es/_createAggregator.js
function createAggregator(setter, initializer) {
  return function(collection, iteratee) {
    var func = isArray_default(collection) ? arrayAggregator_default : baseAggregator_default, accumulator = initializer ? initializer() : {};
    return func(collection, setter, baseIteratee_default(iteratee, 2), accumulator);
  };
}
var createAggregator_default = createAggregator;

// node_modules/lodash-es/defaults.js
var objectProto17 = Object.prototype;
var hasOwnProperty14 = objectProto17.hasOwnProperty;
var defaults = baseRest_default(function(object, sources2) {
  object = Object(object);
  var index = -1;
  var length = sources2.length;
  var guard = length > 2 ? sources2[2] : void 0;
  if (guard && isIterateeCall_default(sources2[0], sources2[1], guard)) {
    length = 1;
  }
  while (++index < length) {
    var source = sources2[index];
    var props = keysIn_default(source);
    var propsIndex = -1;
    var propsLength = props.length;
    while (++propsIndex < propsLength) {
      var key = props[propsIndex];
      var value = object[key];
      if (value === void 0 || eq_default(value, objectProto17[key]) && !hasOwnProperty14.call(object, key)) {
        object[key] = source[key];
      }
    }
  }
  return object;
});
var defaults_default = defaults;

// node_modules/lodash-es/isArrayLikeObject.js
function isArrayLikeObject(value) {
  return isObjectLike_default(value) && isArrayLike_default(value);
}
var isArrayLikeObject_default = isArrayLikeObject;

// node_modules/lodash-es/_arrayIncludesWith.js
function arrayIncludesWith(array, value, comparator) {
  var index = -1, length = array == null ? 0 : array.length;
  while (++index < length) {
    if (comparator(value, array[index])) {
      return true;
    }
  }
  return false;
}
var arrayIncludesWith_default = arrayIncludesWith;

// node_modules/lodash-es/_baseDifference.js
var LARGE_ARRAY_SIZE2 = 200;
function baseDifference(array, values2, iteratee, comparator) {
  var index = -1, includes2 = arrayIncludes_default, isCommon = true, length = array.length, result = [], valuesLength = values2.length;
  if (!length) {
    return result;
  }
  if (iteratee) {
    values2 = arrayMap_default(values2, baseUnary_default(iteratee));
  }
  if (comparator) {
    includes2 = arrayIncludesWith_default;
    isCommon = false;
  } else if (values2.length >= LARGE_ARRAY_SIZE2) {
    includes2 = cacheHas_default;
    isCommon = false;
    values2 = new SetCache_default(values2);
  }
  outer:
    while (++index < length) {
      var value = array[index], computed = iteratee == null ? value : iteratee(value);
      value = comparator || value !== 0 ? value : 0;
      if (isCommon && computed === computed) {
        var valuesIndex = valuesLength;
        while (valuesIndex--) {
          if (values2[valuesIndex] === computed) {
            continue outer;
          }
        }
        result.push(value);
      } else if (!includes2(values2, computed, comparator)) {
        result.push(value);
      }
    }
  return result;
}
var baseDifference_default = baseDifference;

// node_modules/lodash-es/difference.js
var difference = baseRest_default(function(array, values2) {
  return isArrayLikeObject_default(array) ? baseDifference_default(array, baseFlatten_default(values2, 1, isArrayLikeObject_default, true)) : [];
});
var difference_default = difference;

// node_modules/lodash-es/last.js
function last(array) {
  var length = array == null ? 0 : array.length;
  return length ? array[length - 1] : void 0;
}
var last_default = last;

// node_modules/lodash-es/drop.js
function drop(array, n2, guard) {
  var length = array == null ? 0 : array.length;
  if (!length) {
    return [];
  }
  n2 = guard || n2 === void 0 ? 1 : toInteger_default(n2);
  return baseSlice_default(array, n2 < 0 ? 0 : n2, length);
}
var drop_default = drop;

// node_modules/lodash-es/dropRight.js
function dropRight(array, n2, guard) {
  var length = array == null ? 0 : array.length;
  if (!length) {
    return [];
  }
  n2 = guard || n2 === void 0 ? 1 : toInteger_default(n2);
  n2 = length - n2;
  return baseSlice_default(array, 0, n2 < 0 ? 0 : n2);
}
var dropRight_default = dropRight;

// node_modules/lodash-es/_castFunction.js
function castFunction(value) {
  return typeof value == "function" ? value : identity_default;
}
var castFunction_default = castFunction;

// node_modules/lodash-es/forEach.js
function forEach(collection, iteratee) {
  var func = isArray_default(collection) ? arrayEach_default : baseEach_default;
  return func(collection, castFunction_default(iteratee));
}
var forEach_default = forEach;

// node_modules/lodash-es/_arrayEvery.js
function arrayEvery(array, predicate) {
  var index = -1, length = array == null ? 0 : array.length;
  while (++index < length) {
    if (!predicate(array[index], index, array)) {
      return false;
    }
  }
  return true;
}
var arrayEvery_default = arrayEvery;

// node_modules/lodash-es/_baseEvery.js
function baseEvery(collection, predicate) {
  var result = true;
  baseEach_default(collection, function(value, index, collection2) {
    result = !!predicate(value, index, collection2);
    return result;
  });
  return result;
}
var baseEvery_default = baseEvery;

// node_modules/lodash-es/every.js
function every(collection, predicate, guard) {
  var func = isArray_default(collection) ? arrayEvery_default : baseEvery_default;
  if (guard && isIterateeCall_default(collection, predicate, guard)) {
    predicate = void 0;
  }
  return func(collection, baseIteratee_default(predicate, 3));
}
var every_default = every;

// node_modules/lodash-es/_baseFilter.js
function baseFilter(collection, predicate) {
  var result = [];
  baseEach_default(collection, function(value, index, collection2) {
    if (predicate(value, index, collection2)) {
      result.push(value);
    }
  });
  return result;
}
var baseFilter_default = baseFilter;

// node_modules/lodash-es/filter.js
function filter(collection, predicate) {
  var func = isArray_default(collection) ? arrayFilter_default : baseFilter_default;
  return func(collection, baseIteratee_default(predicate, 3));
}
var filter_default = filter;

// node_modules/lodash-es/_createFind.js
function createFind(findIndexFunc) {
  return function(collection, predicate, fromIndex) {
    var iterable = Object(collection);
    if (!isArrayLike_default(collection)) {
      var iteratee = baseIteratee_default(predicate, 3);
      collection = keys_default(collection);
      predicate = function(key) {
        return iteratee(iterable[key], key, iterable);
      };
    }
    var index = findIndexFunc(collection, predicate, fromIndex);
    return index > -1 ? iterable[iteratee ? collection[index] : index] : void 0;
  };
}
var createFind_default = createFind;

// node_modules/lodash-es/findIndex.js
var nativeMax2 = Math.max;
function findIndex(array, predicate, fromIndex) {
  var length = array == null ? 0 : array.length;
  if (!length) {
    return -1;
  }
  var index = fromIndex == null ? 0 : toInteger_default(fromIndex);
  if (index < 0) {
    index = nativeMax2(length + index, 0);
  }
  return baseFindIndex_default(array, baseIteratee_default(predicate, 3), index);
}
var findIndex_default = findIndex;

// node_modules/lodash-es/find.js
var find = createFind_default(findIndex_default);
var find_default = find;

// node_modules/lodash-es/head.js
function head(array) {
  return array && array.length ? array[0] : void 0;
}
var head_default = head;

// node_modules/lodash-es/_baseMap.js
function baseMap(collection, iteratee) {
  var index = -1, result = isArrayLike_default(collection) ? Array(collection.length) : [];
  baseEach_default(collection, function(value, key, collection2) {
    result[++index] = iteratee(value, key, collection2);
  });
  return result;
}
var baseMap_default = baseMap;

// node_modules/lodash-es/map.js
function map(collection, iteratee) {
  var func = isArray_default(collection) ? arrayMap_default : baseMap_default;
  return func(collection, baseIteratee_default(iteratee, 3));
}
var map_default = map;

// node_modules/lodash-es/flatMap.js
function flatMap(collection, iteratee) {
  return baseFlatten_default(map_default(collection, iteratee), 1);
}
var flatMap_default = flatMap;

// node_modules/lodash-es/groupBy.js
var objectProto18 = Object.prototype;
var hasOwnProperty15 = objectProto18.hasOwnProperty;
var groupBy = createAggregator_default(function(result, value, key) {
  if (hasOwnProperty15.call(result, key)) {
    result[key].push(value);
  } else {
    baseAssignValue_default(result, key, [value]);
  }
});
var groupBy_default = groupBy;

// node_modules/lodash-es/_baseHas.js
var objectProto19 = Object.prototype;
var hasOwnProperty16 = objectProto19.hasOwnProperty;
function baseHas(object, key) {
  return object != null && hasOwnProperty16.call(object, key);
}
var baseHas_default = baseHas;

// node_modules/lodash-es/has.js
function has(object, path) {
  return object != null && hasPath_default(object, path, baseHas_default);
}
var has_default = has;

// node_modules/lodash-es/isString.js
var stringTag5 = "[object String]";
function isString(value) {
  return typeof value == "string" || !isArray_default(value) && isObjectLike_default(value) && baseGetTag_default(value) == stringTag5;
}
var isString_default = isString;

// node_modules/lodash-es/_baseValues.js
function baseValues(object, props) {
  return arrayMap_default(props, function(key) {
    return object[key];
  });
}
var baseValues_default = baseValues;

// node_modules/lodash-es/values.js
function values(object) {
  return object == null ? [] : baseValues_default(object, keys_default(object));
}
var values_default = values;

// node_modules/lodash-es/includes.js
var nativeMax3 = Math.max;
function includes(collection, value, fromIndex, guard) {
  collection = isArrayLike_default(collection) ? collection : values_default(collection);
  fromIndex = fromIndex && !guard ? toInteger_default(fromIndex) : 0;
  var length = collection.length;
  if (fromIndex < 0) {
    fromIndex = nativeMax3(length + fromIndex, 0);
  }
  return isString_default(collection) ? fromIndex <= length && collection.indexOf(value, fromIndex) > -1 : !!length && baseIndexOf_default(collection, value, fromIndex) > -1;
}
var includes_default = includes;

// node_modules/lodash-es/indexOf.js
var nativeMax4 = Math.max;
function indexOf(array, value, fromIndex) {
  var length = array == null ? 0 : array.length;
  if (!length) {
    return -1;
  }
  var index = fromIndex == null ? 0 : toInteger_default(fromIndex);
  if (index < 0) {
    index = nativeMax4(length + index, 0);
  }
  return baseIndexOf_default(array, value, index);
}
var indexOf_default = indexOf;

// node_modules/lodash-es/isEmpty.js
var mapTag7 = "[object Map]";
var setTag7 = "[object Set]";
var objectProto20 = Object.prototype;
var hasOwnProperty17 = objectProto20.hasOwnProperty;
function isEmpty(value) {
  if (value == null) {
    return true;
  }
  if (isArrayLike_default(value) && (isArray_default(value) || typeof value == "string" || typeof value.splice == "function" || isBuffer_default(value) || isTypedArray_default(value) || isArguments_default(value))) {
    return !value.length;
  }
  var tag = getTag_default(value);
  if (tag == mapTag7 || tag == setTag7) {
    return !value.size;
  }
  if (isPrototype_default(value)) {
    return !baseKeys_default(value).length;
  }
  for (var key in value) {
    if (hasOwnProperty17.call(value, key)) {
      return false;
    }
  }
  return true;
}
var isEmpty_default = isEmpty;

// node_modules/lodash-es/_baseIsRegExp.js
var regexpTag5 = "[object RegExp]";
function baseIsRegExp(value) {
  return isObjectLike_default(value) && baseGetTag_default(value) == regexpTag5;
}
var baseIsRegExp_default = baseIsRegExp;

// node_modules/lodash-es/isRegExp.js
var nodeIsRegExp = nodeUtil_default && nodeUtil_default.isRegExp;
var isRegExp = nodeIsRegExp ? baseUnary_default(nodeIsRegExp) : baseIsRegExp_default;
var isRegExp_default = isRegExp;

// node_modules/lodash-es/isUndefined.js
function isUndefined(value) {
  return value === void 0;
}
var isUndefined_default = isUndefined;

// node_modules/lodash-es/negate.js
var FUNC_ERROR_TEXT2 = "Expected a function";
function negate(predicate) {
  if (typeof predicate != "function") {
    throw new TypeError(FUNC_ERROR_TEXT2);
  }
  return function() {
    var args = arguments;
    switch (args.length) {
      case 0:
        return !predicate.call(this);
      case 1:
        return !predicate.call(this, args[0]);
      case 2:
        return !predicate.call(this, args[0], args[1]);
      case 3:
        return !predicate.call(this, args[0], args[1], args[2]);
    }
    return !predicate.apply(this, args);
  };
}
var negate_default = negate;

// node_modules/lodash-es/_baseSet.js
function baseSet(object, path, value, customizer) {
  if (!isObject_default(object)) {
    return object;
  }
  path = castPath_default(path, object);
  var index = -1, length = path.length, lastIndex2 = length - 1, nested = object;
  while (nested != null && ++index < length) {
    var key = toKey_default(path[index]), newValue = value;
    if (key === "__proto__" || key === "constructor" || key === "prototype") {
      return object;
    }
    if (index != lastIndex2) {
      var objValue = nested[key];
      newValue = customizer ? customizer(objValue, key, nested) : void 0;
      if (newValue === void 0) {
        newValue = isObject_default(objValue) ? objValue : isIndex_default(path[index + 1]) ? [] : {};
      }
    }
    assignValue_default(nested, key, newValue);
    nested = nested[key];
  }
  return object;
}
var baseSet_default = baseSet;

// node_modules/lodash-es/_basePickBy.js
function basePickBy(object, paths, predicate) {
  var index = -1, length = paths.length, result = {};
  while (++index < length) {
    var path = paths[index], value = baseGet_default(object, path);
    if (predicate(value, path)) {
      baseSet_default(result, castPath_default(path, object), value);
    }
  }
  return result;
}
var basePickBy_default = basePickBy;

// node_modules/lodash-es/pickBy.js
function pickBy(object, predicate) {
  if (object == null) {
    return {};
  }
  var props = arrayMap_default(getAllKeysIn_default(object), function(prop) {
    return [prop];
  });
  predicate = baseIteratee_default(predicate);
  return basePickBy_default(object, props, function(value, path) {
    return predicate(value, path[0]);
  });
}
var pickBy_default = pickBy;

// node_modules/lodash-es/_baseReduce.js
function baseReduce(collection, iteratee, accumulator, initAccum, eachFunc) {
  eachFunc(collection, function(value, index, collection2) {
    accumulator = initAccum ? (initAccum = false, value) : iteratee(accumulator, value, index, collection2);
  });
  return accumulator;
}
var baseReduce_default = baseReduce;

// node_modules/lodash-es/reduce.js
function reduce(collection, iteratee, accumulator) {
  var func = isArray_default(collection) ? arrayReduce_default : baseReduce_default, initAccum = arguments.length < 3;
  return func(collection, baseIteratee_default(iteratee, 4), accumulator, initAccum, baseEach_default);
}
var reduce_default = reduce;

// node_modules/lodash-es/reject.js
function reject(collection, predicate) {
  var func = isArray_default(collection) ? arrayFilter_default : baseFilter_default;
  return func(collection, negate_default(baseIteratee_default(predicate, 3)));
}
var reject_default = reject;

// node_modules/lodash-es/_baseSome.js
function baseSome(collection, predicate) {
  var result;
  baseEach_default(collection, function(value, index, collection2) {
    result = predicate(value, index, collection2);
    return !result;
  });
  return !!result;
}
var baseSome_default = baseSome;

// node_modules/lodash-es/some.js
function some(collection, predicate, guard) {
  var func = isArray_default(collection) ? arraySome_default : baseSome_default;
  if (guard && isIterateeCall_default(collection, predicate, guard)) {
    predicate = void 0;
  }
  return func(collection, baseIteratee_default(predicate, 3));
}
var some_default = some;

// node_modules/lodash-es/_createSet.js
var INFINITY4 = 1 / 0;
var createSet = !(Set_default && 1 / setToArray_default(new Set_default([, -0]))[1] == INFINITY4) ? noop_default : function(values2) {
  return new Set_default(values2);
};
var createSet_default = createSet;

// node_modules/lodash-es/_baseUniq.js
var LARGE_ARRAY_SIZE3 = 200;
function baseUniq(array, iteratee, comparator) {
  var index = -1, includes2 = arrayIncludes_default, length = array.length, isCommon = true, result = [], seen = result;
  if (comparator) {
    isCommon = false;
    includes2 = arrayIncludesWith_default;
  } else if (length >= LARGE_ARRAY_SIZE3) {
    var set = iteratee ? null : createSet_default(array);
    if (set) {
      return setToArray_default(set);
    }
    isCommon = false;
    includes2 = cacheHas_default;
    seen = new SetCache_default();
  } else {
    seen = iteratee ? [] : result;
  }
  outer:
    while (++index < length) {
      var value = array[index], computed = iteratee ? iteratee(value) : value;
      value = comparator || value !== 0 ? value : 0;
      if (isCommon && computed === computed) {
        var seenIndex = seen.length;
        while (seenIndex--) {
          if (seen[seenIndex] === computed) {
            continue outer;
          }
        }
        if (iteratee) {
          seen.push(computed);
        }
        result.push(value);
      } else if (!includes2(seen, computed, comparator)) {
        if (seen !== result) {
          seen.push(computed);
        }
        result.push(value);
      }
    }
  return result;
}
var baseUniq_default = baseUniq;

// node_modules/lodash-es/uniq.js
function uniq(array) {
  return array && array.length ? baseUniq_default(array) : [];
}
var uniq_default = uniq;

// node_modules/@chevrotain/utils/lib/src/print.js
function PRINT_ERROR(msg) {
  if (console && console.error) {
    console.error(`Error: ${msg}`);
  }
}
function PRINT_WARNING(msg) {
  if (console && console.warn) {
    console.warn(`Warning: ${msg}`);
  }
}

// node_modules/@chevrotain/utils/lib/src/timer.js
function timer(func) {
  const start = (/* @__PURE__ */ new Date()).getTime();
  const val = func();
  const end = (/* @__PURE__ */ new Date()).getTime();
  const total = end - start;
  return { time: total, value: val };
}

// node_modules/@chevrotain/utils/lib/src/to-fast-properties.js
function toFastProperties(toBecomeFast) {
  function FakeConstructor() {
  }
  FakeConstructor.prototype = toBecomeFast;
  const fakeInstance = new FakeConstructor();
  function fakeAccess() {
    return typeof fakeInstance.bar;
  }
  fakeAccess();
  fakeAccess();
  if (1)
    return toBecomeFast;
  (0, eval)(toBecomeFast);
}

// node_modules/@chevrotain/gast/lib/src/model.js
function tokenLabel(tokType) {
  if (hasTokenLabel(tokType)) {
    return tokType.LABEL;
  } else {
    return tokType.name;
  }
}
function hasTokenLabel(obj) {
  return isString_default(obj.LABEL) && obj.LABEL !== "";
}
var AbstractProduction = class {
  get definition() {
    return this._definition;
  }
  set definition(value) {
    this._definition = value;
  }
  constructor(_definition) {
    this._definition = _definition;
  }
  accept(visitor) {
    visitor.visit(this);
    forEach_default(this.definition, (prod) => {
      prod.accept(visitor);
    });
  }
};
var NonTerminal = class extends AbstractProduction {
  constructor(options) {
    super([]);
    this.idx = 1;
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
  set definition(definition) {
  }
  get definition() {
    if (this.referencedRule !== void 0) {
      return this.referencedRule.definition;
    }
    return [];
  }
  accept(visitor) {
    visitor.visit(this);
  }
};
var Rule = class extends AbstractProduction {
  constructor(options) {
    super(options.definition);
    this.orgText = "";
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
};
var Alternative = class extends AbstractProduction {
  constructor(options) {
    super(options.definition);
    this.ignoreAmbiguities = false;
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
};
var Option = class extends AbstractProduction {
  constructor(options) {
    super(options.definition);
    this.idx = 1;
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
};
var RepetitionMandatory = class extends AbstractProduction {
  constructor(options) {
    super(options.definition);
    this.idx = 1;
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
};
var RepetitionMandatoryWithSeparator = class extends AbstractProduction {
  constructor(options) {
    super(options.definition);
    this.idx = 1;
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
};
var Repetition = class extends AbstractProduction {
  constructor(options) {
    super(options.definition);
    this.idx = 1;
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
};
var RepetitionWithSeparator = class extends AbstractProduction {
  constructor(options) {
    super(options.definition);
    this.idx = 1;
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
};
var Alternation = class extends AbstractProduction {
  get definition() {
    return this._definition;
  }
  set definition(value) {
    this._definition = value;
  }
  constructor(options) {
    super(options.definition);
    this.idx = 1;
    this.ignoreAmbiguities = false;
    this.hasPredicates = false;
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
};
var Terminal = class {
  constructor(options) {
    this.idx = 1;
    assign_default(this, pickBy_default(options, (v) => v !== void 0));
  }
  accept(visitor) {
    visitor.visit(this);
  }
};
function serializeGrammar(topRules) {
  return map_default(topRules, serializeProduction);
}
function serializeProduction(node) {
  function convertDefinition(definition) {
    return map_default(definition, serializeProduction);
  }
  if (node instanceof NonTerminal) {
    const serializedNonTerminal = {
      type: "NonTerminal",
      name: node.nonTerminalName,
      idx: node.idx
    };
    if (isString_default(node.label)) {
      serializedNonTerminal.label = node.label;
    }
    return serializedNonTerminal;
  } else if (node instanceof Alternative) {
    return {
      type: "Alternative",
      definition: convertDefinition(node.definition)
    };
  } else if (node instanceof Option) {
    return {
      type: "Option",
      idx: node.idx,
      definition: convertDefinition(node.definition)
    };
  } else if (node instanceof RepetitionMandatory) {
    return {
      type: "RepetitionMandatory",
      idx: node.idx,
      definition: convertDefinition(node.definition)
    };
  } else if (node instanceof RepetitionMandatoryWithSeparator) {
    return {
      type: "RepetitionMandatoryWithSeparator",
      idx: node.idx,
      separator: serializeProduction(new Terminal({ terminalType: node.separator })),
      definition: convertDefinition(node.definition)
    };
  } else if (node instanceof RepetitionWithSeparator) {
    return {
      type: "RepetitionWithSeparator",
      idx: node.idx,
      separator: serializeProduction(new Terminal({ terminalType: node.separator })),
      definition: convertDefinition(node.definition)
    };
  } else if (node instanceof Repetition) {
    return {
      type: "Repetition",
      idx: node.idx,
      definition: convertDefinition(node.definition)
    };
  } else if (node instanceof Alternation) {
    return {
      type: "Alternation",
      idx: node.idx,
      definition: convertDefinition(node.definition)
    };
  } else if (node instanceof Terminal) {
    const serializedTerminal = {
      type: "Terminal",
      name: node.terminalType.name,
      label: tokenLabel(node.terminalType),
      idx: node.idx
    };
    if (isString_default(node.label)) {
      serializedTerminal.terminalLabel = node.label;
    }
    const pattern = node.terminalType.PATTERN;
    if (node.terminalType.PATTERN) {
      serializedTerminal.pattern = isRegExp_default(pattern) ? pattern.source : pattern;
    }
    return serializedTerminal;
  } else if (node instanceof Rule) {
    return {
      type: "Rule",
      name: node.name,
      orgText: node.orgText,
      definition: convertDefinition(node.definition)
    };
  } else {
    throw Error("non exhaustive match");
  }
}

// node_modules/@chevrotain/gast/lib/src/visitor.js
var GAstVisitor = class {
  visit(node) {
    const nodeAny = node;
    switch (nodeAny.constructor) {
      case NonTerminal:
        return this.visitNonTerminal(nodeAny);
      case Alternative:
        return this.visitAlternative(nodeAny);
      case Option:
        return this.visitOption(nodeAny);
      case RepetitionMandatory:
        return this.visitRepetitionMandatory(nodeAny);
      case RepetitionMandatoryWithSeparator:
        return this.visitRepetitionMandatoryWithSeparator(nodeAny);
      case RepetitionWithSeparator:
        return this.visitRepetitionWithSeparator(nodeAny);
      case Repetition:
        return this.visitRepetition(nodeAny);
      case Alternation:
        return this.visitAlternation(nodeAny);
      case Terminal:
        return this.visitTerminal(nodeAny);
      case Rule:
        return this.visitRule(nodeAny);
      /* c8 ignore next 2 */
      default:
        throw Error("non exhaustive match");
    }
  }
  /* c8 ignore next */
  visitNonTerminal(node) {
  }
  /* c8 ignore next */
  visitAlternative(node) {
  }
  /* c8 ignore next */
  visitOption(node) {
  }
  /* c8 ignore next */
  visitRepetition(node) {
  }
  /* c8 ignore next */
  visitRepetitionMandatory(node) {
  }
  /* c8 ignore next 3 */
  visitRepetitionMandatoryWithSeparator(node) {
  }
  /* c8 ignore next */
  visitRepetitionWithSeparator(node) {
  }
  /* c8 ignore next */
  visitAlternation(node) {
  }
  /* c8 ignore next */
  visitTerminal(node) {
  }
  /* c8 ignore next */
  visitRule(node) {
  }
};

// node_modules/@chevrotain/gast/lib/src/helpers.js
function isSequenceProd(prod) {
  return prod instanceof Alternative || prod instanceof Option || prod instanceof Repetition || prod instanceof RepetitionMandatory || prod instanceof RepetitionMandatoryWithSeparator || prod instanceof RepetitionWithSeparator || prod instanceof Terminal || prod instanceof Rule;
}
function isOptionalProd(prod, alreadyVisited = []) {
  const isDirectlyOptional = prod instanceof Option || prod instanceof Repetition || prod instanceof RepetitionWithSeparator;
  if (isDirectlyOptional) {
    return true;
  }
  if (prod instanceof Alternation) {
    return some_default(prod.definition, (subProd) => {
      return isOptionalProd(subProd, alreadyVisited);
    });
  } else if (prod instanceof NonTerminal && includes_default(alreadyVisited, prod)) {
    return false;
  } else if (prod instanceof AbstractProduction) {
    if (prod instanceof NonTerminal) {
      alreadyVisited.push(prod);
    }
    return every_default(prod.definition, (subProd) => {
      return isOptionalProd(subProd, alreadyVisited);
    });
  } else {
    return false;
  }
}
function isBranchingProd(prod) {
  return prod instanceof Alternation;
}
function getProductionDslName(prod) {
  if (prod instanceof NonTerminal) {
    return "SUBRULE";
  } else if (prod instanceof Option) {
    return "OPTION";
  } else if (prod instanceof Alternation) {
    return "OR";
  } else if (prod instanceof RepetitionMandatory) {
    return "AT_LEAST_ONE";
  } else if (prod instanceof RepetitionMandatoryWithSeparator) {
    return "AT_LEAST_ONE_SEP";
  } else if (prod instanceof RepetitionWithSeparator) {
    return "MANY_SEP";
  } else if (prod instanceof Repetition) {
    return "MANY";
  } else if (prod instanceof Terminal) {
    return "CONSUME";
  } else {
    throw Error("non exhaustive match");
  }
}

// node_modules/chevrotain/lib/src/parse/grammar/rest.js
var RestWalker = class {
  walk(prod, prevRest = []) {
    forEach_default(prod.definition, (subProd, index) => {
      const currRest = drop_default(prod.definition, index + 1);
      if (subProd instanceof NonTerminal) {
        this.walkProdRef(subProd, currRest, prevRest);
      } else if (subProd instanceof Terminal) {
        this.walkTerminal(subProd, currRest, prevRest);
      } else if (subProd instanceof Alternative) {
        this.walkFlat(subProd, currRest, prevRest);
      } else if (subProd instanceof Option) {
        this.walkOption(subProd, currRest, prevRest);
      } else if (subProd instanceof RepetitionMandatory) {
        this.walkAtLeastOne(subProd, currRest, prevRest);
      } else if (subProd instanceof RepetitionMandatoryWithSeparator) {
        this.walkAtLeastOneSep(subProd, currRest, prevRest);
      } else if (subProd instanceof RepetitionWithSeparator) {
        this.walkManySep(subProd, currRest, prevRest);
      } else if (subProd instanceof Repetition) {
        this.walkMany(subProd, currRest, prevRest);
      } else if (subProd instanceof Alternation) {
        this.walkOr(subProd, currRest, prevRest);
      } else {
        throw Error("non exhaustive match");
      }
    });
  }
  walkTerminal(terminal, currRest, prevRest) {
  }
  walkProdRef(refProd, currRest, prevRest) {
  }
  walkFlat(flatProd, currRest, prevRest) {
    const fullOrRest = currRest.concat(prevRest);
    this.walk(flatProd, fullOrRest);
  }
  walkOption(optionProd, currRest, prevRest) {
    const fullOrRest = currRest.concat(prevRest);
    this.walk(optionProd, fullOrRest);
  }
  walkAtLeastOne(atLeastOneProd, currRest, prevRest) {
    const fullAtLeastOneRest = [
      new Option({ definition: atLeastOneProd.definition })
    ].concat(currRest, prevRest);
    this.walk(atLeastOneProd, fullAtLeastOneRest);
  }
  walkAtLeastOneSep(atLeastOneSepProd, currRest, prevRest) {
    const fullAtLeastOneSepRest = restForRepetitionWithSeparator(atLeastOneSepProd, currRest, prevRest);
    this.walk(atLeastOneSepProd, fullAtLeastOneSepRest);
  }
  walkMany(manyProd, currRest, prevRest) {
    const fullManyRest = [
      new Option({ definition: manyProd.definition })
    ].concat(currRest, prevRest);
    this.walk(manyProd, fullManyRest);
  }
  walkManySep(manySepProd, currRest, prevRest) {
    const fullManySepRest = restForRepetitionWithSeparator(manySepProd, currRest, prevRest);
    this.walk(manySepProd, fullManySepRest);
  }
  walkOr(orProd, currRest, prevRest) {
    const fullOrRest = currRest.concat(prevRest);
    forEach_default(orProd.definition, (alt) => {
      const prodWrapper = new Alternative({ definition: [alt] });
      this.walk(prodWrapper, fullOrRest);
    });
  }
};
function restForRepetitionWithSeparator(repSepProd, currRest, prevRest) {
  const repSepRest = [
    new Option({
      definition: [
        new Terminal({ terminalType: repSepProd.separator })
      ].concat(repSepProd.definition)
    })
  ];
  const fullRepSepRest = repSepRest.concat(currRest, prevRest);
  return fullRepSepRest;
}

// node_modules/chevrotain/lib/src/parse/grammar/first.js
function first(prod) {
  if (prod instanceof NonTerminal) {
    return first(prod.referencedRule);
  } else if (prod instanceof Terminal) {
    return firstForTerminal(prod);
  } else if (isSequenceProd(prod)) {
    return firstForSequence(prod);
  } else if (isBranchingProd(prod)) {
    return firstForBranching(prod);
  } else {
    throw Error("non exhaustive match");
  }
}
function firstForSequence(prod) {
  let firstSet = [];
  const seq = prod.definition;
  let nextSubProdIdx = 0;
  let hasInnerProdsRemaining = seq.length > nextSubProdIdx;
  let currSubProd;
  let isLastInnerProdOptional = true;
  while (hasInnerProdsRemaining && isLastInnerProdOptional) {
    currSubProd = seq[nextSubProdIdx];
    isLastInnerProdOptional = isOptionalProd(currSubProd);
    firstSet = firstSet.concat(first(currSubProd));
    nextSubProdIdx = nextSubProdIdx + 1;
    hasInnerProdsRemaining = seq.length > nextSubProdIdx;
  }
  return uniq_default(firstSet);
}
function firstForBranching(prod) {
  const allAlternativesFirsts = map_default(prod.definition, (innerProd) => {
    return first(innerProd);
  });
  return uniq_default(flatten_default(allAlternativesFirsts));
}
function firstForTerminal(terminal) {
  return [terminal.terminalType];
}

// node_modules/chevrotain/lib/src/parse/constants.js
var IN = "_~IN~_";

// node_modules/chevrotain/lib/src/parse/grammar/follow.js
var ResyncFollowsWalker = class extends RestWalker {
  constructor(topProd) {
    super();
    this.topProd = topProd;
    this.follows = {};
  }
  startWalking() {
    this.walk(this.topProd);
    return this.follows;
  }
  walkTerminal(terminal, currRest, prevRest) {
  }
  walkProdRef(refProd, currRest, prevRest) {
    const followName = buildBetweenProdsFollowPrefix(refProd.referencedRule, refProd.idx) + this.topProd.name;
    const fullRest = currRest.concat(prevRest);
    const restProd = new Alternative({ definition: fullRest });
    const t_in_topProd_follows = first(restProd);
    this.follows[followName] = t_in_topProd_follows;
  }
};
function computeAllProdsFollows(topProductions) {
  const reSyncFollows = {};
  forEach_default(topProductions, (topProd) => {
    const currRefsFollow = new ResyncFollowsWalker(topProd).startWalking();
    assign_default(reSyncFollows, currRefsFollow);
  });
  return reSyncFollows;
}
function buildBetweenProdsFollowPrefix(inner, occurenceInParent) {
  return inner.name + occurenceInParent + IN;
}

// node_modules/@chevrotain/regexp-to-ast/lib/src/utils.js
function cc(char) {
  return char.charCodeAt(0);
}
function insertToSet(item, set) {
  if (Array.isArray(item)) {
    item.forEach(function(subItem) {
      set.push(subItem);
    });
  } else {
    set.push(item);
  }
}
function addFlag(flagObj, flagKey) {
  if (flagObj[flagKey] === true) {
    throw "duplicate flag " + flagKey;
  }
  const x = flagObj[flagKey];
  flagObj[flagKey] = true;
}
function ASSERT_EXISTS(obj) {
  if (obj === void 0) {
    throw Error("Internal Error - Should never get here!");
  }
  return true;
}
function ASSERT_NEVER_REACH_HERE() {
  throw Error("Internal Error - Should never get here!");
}
function isCharacter(obj) {
  return obj["type"] === "Character";
}

// node_modules/@chevrotain/regexp-to-ast/lib/src/character-classes.js
var digitsCharCodes = [];
for (let i = cc("0"); i <= cc("9"); i++) {
  digitsCharCodes.push(i);
}
var wordCharCodes = [cc("_")].concat(digitsCharCodes);
for (let i = cc("a"); i <= cc("z"); i++) {
  wordCharCodes.push(i);
}
for (let i = cc("A"); i <= cc("Z"); i++) {
  wordCharCodes.push(i);
}
var whitespaceCodes = [
  cc(" "),
  cc("\f"),
  cc("\n"),
  cc("\r"),
  cc("	"),
  cc("\v"),
  cc("	"),
  cc("\xA0"),
  cc("\u1680"),
  cc("\u2000"),
  cc("\u2001"),
  cc("\u2002"),
  cc("\u2003"),
  cc("\u2004"),
  cc("\u2005"),
  cc("\u2006"),
  cc("\u2007"),
  cc("\u2008"),
  cc("\u2009"),
  cc("\u200A"),
  cc("\u2028"),
  cc("\u2029"),
  cc("\u202F"),
  cc("\u205F"),
  cc("\u3000"),
  cc("\uFEFF")
];

// node_modules/@chevrotain/regexp-to-ast/lib/src/regexp-parser.js
var hexDigitPattern = /[0-9a-fA-F]/;
var decimalPattern = /[0-9]/;
var decimalPatternNoZero = /[1-9]/;
var RegExpParser = class {
  constructor() {
    this.idx = 0;
    this.input = "";
    this.groupIdx = 0;
  }
  saveState() {
    return {
      idx: this.idx,
      input: this.input,
      groupIdx: this.groupIdx
    };
  }
  restoreState(newState) {
    this.idx = newState.idx;
    this.input = newState.input;
    this.groupIdx = newState.groupIdx;
  }
  pattern(input) {
    this.idx = 0;
    this.input = input;
    this.groupIdx = 0;
    this.consumeChar("/");
    const value = this.disjunction();
    this.consumeChar("/");
    const flags = {
      type: "Flags",
      loc: { begin: this.idx, end: input.length },
      global: false,
      ignoreCase: false,
      multiLine: false,
      unicode: false,
      sticky: false
    };
    while (this.isRegExpFlag()) {
      switch (this.popChar()) {
        case "g":
          addFlag(flags, "global");
          break;
        case "i":
          addFlag(flags, "ignoreCase");
          break;
        case "m":
          addFlag(flags, "multiLine");
          break;
        case "u":
          addFlag(flags, "unicode");
          break;
        case "y":
          addFlag(flags, "sticky");
          break;
      }
    }
    if (this.idx !== this.input.length) {
      throw Error("Redundant input: " + this.input.substring(this.idx));
    }
    return {
      type: "Pattern",
      flags,
      value,
      loc: this.loc(0)
    };
  }
  disjunction() {
    const alts = [];
    const begin = this.idx;
    alts.push(this.alternative());
    while (this.peekChar() === "|") {
      this.consumeChar("|");
      alts.push(this.alternative());
    }
    return { type: "Disjunction", value: alts, loc: this.loc(begin) };
  }
  alternative() {
    const terms = [];
    const begin = this.idx;
    while (this.isTerm()) {
      terms.push(this.term());
    }
    return { type: "Alternative", value: terms, loc: this.loc(begin) };
  }
  term() {
    if (this.isAssertion()) {
      return this.assertion();
    } else {
      return this.atom();
    }
  }
  assertion() {
    const begin = this.idx;
    switch (this.popChar()) {
      case "^":
        return {
          type: "StartAnchor",
          loc: this.loc(begin)
        };
      case "$":
        return { type: "EndAnchor", loc: this.loc(begin) };
      // '\b' or '\B'
      case "\\":
        switch (this.popChar()) {
          case "b":
            return {
              type: "WordBoundary",
              loc: this.loc(begin)
            };
          case "B":
            return {
              type: "NonWordBoundary",
              loc: this.loc(begin)
            };
        }
        throw Error("Invalid Assertion Escape");
      // '(?=' or '(?!'
      case "(":
        this.consumeChar("?");
        let type;
        switch (this.popChar()) {
          case "=":
            type = "Lookahead";
            break;
          case "!":
            type = "NegativeLookahead";
            break;
          case "<": {
            switch (this.popChar()) {
              case "=":
                type = "Lookbehind";
                break;
              case "!":
                type = "NegativeLookbehind";
            }
            break;
          }
        }
        ASSERT_EXISTS(type);
        const disjunction = this.disjunction();
        this.consumeChar(")");
        return {
          type,
          value: disjunction,
          loc: this.loc(begin)
        };
    }
    return ASSERT_NEVER_REACH_HERE();
  }
  quantifier(isBacktracking = false) {
    let range = void 0;
    const begin = this.idx;
    switch (this.popChar()) {
      case "*":
        range = {
          atLeast: 0,
          atMost: Infinity
        };
        break;
      case "+":
        range = {
          atLeast: 1,
          atMost: Infinity
        };
        break;
      case "?":
        range = {
          atLeast: 0,
          atMost: 1
        };
        break;
      case "{":
        const atLeast = this.integerIncludingZero();
        switch (this.popChar()) {
          case "}":
            range = {
              atLeast,
              atMost: atLeast
            };
            break;
          case ",":
            let atMost;
            if (this.isDigit()) {
              atMost = this.integerIncludingZero();
              range = {
                atLeast,
                atMost
              };
            } else {
              range = {
                atLeast,
                atMost: Infinity
              };
            }
            this.consumeChar("}");
            break;
        }
        if (isBacktracking === true && range === void 0) {
          return void 0;
        }
        ASSERT_EXISTS(range);
        break;
    }
    if (isBacktracking === true && range === void 0) {
      return void 0;
    }
    if (ASSERT_EXISTS(range)) {
      if (this.peekChar(0) === "?") {
        this.consumeChar("?");
        range.greedy = false;
      } else {
        range.greedy = true;
      }
      range.type = "Quantifier";
      range.loc = this.loc(begin);
      return range;
    }
  }
  atom() {
    let atom;
    const begin = this.idx;
    switch (this.peekChar()) {
      case ".":
        atom = this.dotAll();
        break;
      case "\\":
        atom = this.atomEscape();
        break;
      case "[":
        atom = this.characterClass();
        break;
      case "(":
        atom = this.group();
        break;
    }
    if (atom === void 0 && this.isPatternCharacter()) {
      atom = this.patternCharacter();
    }
    if (ASSERT_EXISTS(atom)) {
      atom.loc = this.loc(begin);
      if (this.isQuantifier()) {
        atom.quantifier = this.quantifier();
      }
      return atom;
    }
    return ASSERT_NEVER_REACH_HERE();
  }
  dotAll() {
    this.consumeChar(".");
    return {
      type: "Set",
      complement: true,
      value: [cc("\n"), cc("\r"), cc("\u2028"), cc("\u2029")]
    };
  }
  atomEscape() {
    this.consumeChar("\\");
    switch (this.peekChar()) {
      case "1":
      case "2":
      case "3":
      case "4":
      case "5":
      case "6":
      case "7":
      case "8":
      case "9":
        return this.decimalEscapeAtom();
      case "d":
      case "D":
      case "s":
      case "S":
      case "w":
      case "W":
        return this.characterClassEscape();
      case "f":
      case "n":
      case "r":
      case "t":
      case "v":
        return this.controlEscapeAtom();
      case "c":
        return this.controlLetterEscapeAtom();
      case "0":
        return this.nulCharacterAtom();
      case "x":
        return this.hexEscapeSequenceAtom();
      case "u":
        return this.regExpUnicodeEscapeSequenceAtom();
      default:
        return this.identityEscapeAtom();
    }
  }
  decimalEscapeAtom() {
    const value = this.positiveInteger();
    return { type: "GroupBackReference", value };
  }
  characterClassEscape() {
    let set;
    let complement = false;
    switch (this.popChar()) {
      case "d":
        set = digitsCharCodes;
        break;
      case "D":
        set = digitsCharCodes;
        complement = true;
        break;
      case "s":
        set = whitespaceCodes;
        break;
      case "S":
        set = whitespaceCodes;
        complement = true;
        break;
      case "w":
        set = wordCharCodes;
        break;
      case "W":
        set = wordCharCodes;
        complement = true;
        break;
    }
    if (ASSERT_EXISTS(set)) {
      return { type: "Set", value: set, complement };
    }
    return ASSERT_NEVER_REACH_HERE();
  }
  controlEscapeAtom() {
    let escapeCode;
    switch (this.popChar()) {
      case "f":
        escapeCode = cc("\f");
        break;
      case "n":
        escapeCode = cc("\n");
        break;
      case "r":
        escapeCode = cc("\r");
        break;
      case "t":
        escapeCode = cc("	");
        break;
      case "v":
        escapeCode = cc("\v");
        break;
    }
    if (ASSERT_EXISTS(escapeCode)) {
      return { type: "Character", value: escapeCode };
    }
    return ASSERT_NEVER_REACH_HERE();
  }
  controlLetterEscapeAtom() {
    this.consumeChar("c");
    const letter = this.popChar();
    if (/[a-zA-Z]/.test(letter) === false) {
      throw Error("Invalid ");
    }
    const letterCode = letter.toUpperCase().charCodeAt(0) - 64;
    return { type: "Character", value: letterCode };
  }
  nulCharacterAtom() {
    this.consumeChar("0");
    return { type: "Character", value: cc("\0") };
  }
  hexEscapeSequenceAtom() {
    this.consumeChar("x");
    return this.parseHexDigits(2);
  }
  regExpUnicodeEscapeSequenceAtom() {
    this.consumeChar("u");
    return this.parseHexDigits(4);
  }
  identityEscapeAtom() {
    const escapedChar = this.popChar();
    return { type: "Character", value: cc(escapedChar) };
  }
  classPatternCharacterAtom() {
    switch (this.peekChar()) {
      // istanbul ignore next
      case "\n":
      // istanbul ignore next
      case "\r":
      // istanbul ignore next
      case "\u2028":
      // istanbul ignore next
      case "\u2029":
      // istanbul ignore next
      case "\\":
      // istanbul ignore next
      case "]":
        throw Error("TBD");
      default:
        const nextChar = this.popChar();
        return { type: "Character", value: cc(nextChar) };
    }
  }
  characterClass() {
    const set = [];
    let complement = false;
    this.consumeChar("[");
    if (this.peekChar(0) === "^") {
      this.consumeChar("^");
      complement = true;
    }
    while (this.isClassAtom()) {
      const from = this.classAtom();
      const isFromSingleChar = from.type === "Character";
      if (isCharacter(from) && this.isRangeDash()) {
        this.consumeChar("-");
        const to = this.classAtom();
        const isToSingleChar = to.type === "Character";
        if (isCharacter(to)) {
          if (to.value < from.value) {
            throw Error("Range out of order in character class");
          }
          set.push({ from: from.value, to: to.value });
        } else {
          insertToSet(from.value, set);
          set.push(cc("-"));
          insertToSet(to.value, set);
        }
      } else {
        insertToSet(from.value, set);
      }
    }
    this.consumeChar("]");
    return { type: "Set", complement, value: set };
  }
  classAtom() {
    switch (this.peekChar()) {
      // istanbul ignore next
      case "]":
      // istanbul ignore next
      case "\n":
      // istanbul ignore next
      case "\r":
      // istanbul ignore next
      case "\u2028":
      // istanbul ignore next
      case "\u2029":
        throw Error("TBD");
      case "\\":
        return this.classEscape();
      default:
        return this.classPatternCharacterAtom();
    }
  }
  classEscape() {
    this.consumeChar("\\");
    switch (this.peekChar()) {
      // Matches a backspace.
      // (Not to be confused with \b word boundary outside characterClass)
      case "b":
        this.consumeChar("b");
        return { type: "Character", value: cc("\b") };
      case "d":
      case "D":
      case "s":
      case "S":
      case "w":
      case "W":
        return this.characterClassEscape();
      case "f":
      case "n":
      case "r":
      case "t":
      case "v":
        return this.controlEscapeAtom();
      case "c":
        return this.controlLetterEscapeAtom();
      case "0":
        return this.nulCharacterAtom();
      case "x":
        return this.hexEscapeSequenceAtom();
      case "u":
        return this.regExpUnicodeEscapeSequenceAtom();
      default:
        return this.identityEscapeAtom();
    }
  }
  group() {
    let capturing = true;
    this.consumeChar("(");
    switch (this.peekChar(0)) {
      case "?":
        this.consumeChar("?");
        this.consumeChar(":");
        capturing = false;
        break;
      default:
        this.groupIdx++;
        break;
    }
    const value = this.disjunction();
    this.consumeChar(")");
    const groupAst = {
      type: "Group",
      capturing,
      value
    };
    if (capturing) {
      groupAst["idx"] = this.groupIdx;
    }
    return groupAst;
  }
  positiveInteger() {
    let number = this.popChar();
    if (decimalPatternNoZero.test(number) === false) {
      throw Error("Expecting a positive integer");
    }
    while (decimalPattern.test(this.peekChar(0))) {
      number += this.popChar();
    }
    return parseInt(number, 10);
  }
  integerIncludingZero() {
    let number = this.popChar();
    if (decimalPattern.test(number) === false) {
      throw Error("Expecting an integer");
    }
    while (decimalPattern.test(this.peekChar(0))) {
      number += this.popChar();
    }
    return parseInt(number, 10);
  }
  patternCharacter() {
    const nextChar = this.popChar();
    switch (nextChar) {
      // istanbul ignore next
      case "\n":
      // istanbul ignore next
      case "\r":
      // istanbul ignore next
      case "\u2028":
      // istanbul ignore next
      case "\u2029":
      // istanbul ignore next
      case "^":
      // istanbul ignore next
      case "$":
      // istanbul ignore next
      case "\\":
      // istanbul ignore next
      case ".":
      // istanbul ignore next
      case "*":
      // istanbul ignore next
      case "+":
      // istanbul ignore next
      case "?":
      // istanbul ignore next
      case "(":
      // istanbul ignore next
      case ")":
      // istanbul ignore next
      case "[":
      // istanbul ignore next
      case "|":
        throw Error("TBD");
      default:
        return { type: "Character", value: cc(nextChar) };
    }
  }
  isRegExpFlag() {
    switch (this.peekChar(0)) {
      case "g":
      case "i":
      case "m":
      case "u":
      case "y":
        return true;
      default:
        return false;
    }
  }
  isRangeDash() {
    return this.peekChar() === "-" && this.isClassAtom(1);
  }
  isDigit() {
    return decimalPattern.test(this.peekChar(0));
  }
  isClassAtom(howMuch = 0) {
    switch (this.peekChar(howMuch)) {
      case "]":
      case "\n":
      case "\r":
      case "\u2028":
      case "\u2029":
        return false;
      default:
        return true;
    }
  }
  isTerm() {
    return this.isAtom() || this.isAssertion();
  }
  isAtom() {
    if (this.isPatternCharacter()) {
      return true;
    }
    switch (this.peekChar(0)) {
      case ".":
      case "\\":
      // atomEscape
      case "[":
      // characterClass
      // TODO: isAtom must be called before isAssertion - disambiguate
      case "(":
        return true;
      default:
        return false;
    }
  }
  isAssertion() {
    switch (this.peekChar(0)) {
      case "^":
      case "$":
        return true;
      // '\b' or '\B'
      case "\\":
        switch (this.peekChar(1)) {
          case "b":
          case "B":
            return true;
          default:
            return false;
        }
      // '(?=' or '(?!' or `(?<=` or `(?<!`
      case "(":
        return this.peekChar(1) === "?" && (this.peekChar(2) === "=" || this.peekChar(2) === "!" || this.peekChar(2) === "<" && (this.peekChar(3) === "=" || this.peekChar(3) === "!"));
      default:
        return false;
    }
  }
  isQuantifier() {
    const prevState = this.saveState();
    try {
      return this.quantifier(true) !== void 0;
    } catch (e) {
      return false;
    } finally {
      this.restoreState(prevState);
    }
  }
  isPatternCharacter() {
    switch (this.peekChar()) {
      case "^":
      case "$":
      case "\\":
      case ".":
      case "*":
      case "+":
      case "?":
      case "(":
      case ")":
      case "[":
      case "|":
      case "/":
      case "\n":
      case "\r":
      case "\u2028":
      case "\u2029":
        return false;
      default:
        return true;
    }
  }
  parseHexDigits(howMany) {
    let hexString = "";
    for (let i = 0; i < howMany; i++) {
      const hexChar = this.popChar();
      if (hexDigitPattern.test(hexChar) === false) {
        throw Error("Expecting a HexDecimal digits");
      }
      hexString += hexChar;
    }
    const charCode = parseInt(hexString, 16);
    return { type: "Character", value: charCode };
  }
  peekChar(howMuch = 0) {
    return this.input[this.idx + howMuch];
  }
  popChar() {
    const nextChar = this.peekChar(0);
    this.consumeChar(void 0);
    return nextChar;
  }
  consumeChar(char) {
    if (char !== void 0 && this.input[this.idx] !== char) {
      throw Error("Expected: '" + char + "' but found: '" + this.input[this.idx] + "' at offset: " + this.idx);
    }
    if (this.idx >= this.input.length) {
      throw Error("Unexpected end of input");
    }
    this.idx++;
  }
  loc(begin) {
    return { begin, end: this.idx };
  }
};

// node_modules/@chevrotain/regexp-to-ast/lib/src/base-regexp-visitor.js
var BaseRegExpVisitor = class {
  visitChildren(node) {
    for (const key in node) {
      const child = node[key];
      if (node.hasOwnProperty(key)) {
        if (child.type !== void 0) {
          this.visit(child);
        } else if (Array.isArray(child)) {
          child.forEach((subChild) => {
            this.visit(subChild);
          }, this);
        }
      }
    }
  }
  visit(node) {
    switch (node.type) {
      case "Pattern":
        this.visitPattern(node);
        break;
      case "Flags":
        this.visitFlags(node);
        break;
      case "Disjunction":
        this.visitDisjunction(node);
        break;
      case "Alternative":
        this.visitAlternative(node);
        break;
      case "StartAnchor":
        this.visitStartAnchor(node);
        break;
      case "EndAnchor":
        this.visitEndAnchor(node);
        break;
      case "WordBoundary":
        this.visitWordBoundary(node);
        break;
      case "NonWordBoundary":
        this.visitNonWordBoundary(node);
        break;
      case "Lookahead":
        this.visitLookahead(node);
        break;
      case "NegativeLookahead":
        this.visitNegativeLookahead(node);
        break;
      case "Lookbehind":
        this.visitLookbehind(node);
        break;
      case "NegativeLookbehind":
        this.visitNegativeLookbehind(node);
        break;
      case "Character":
        this.visitCharacter(node);
        break;
      case "Set":
        this.visitSet(node);
        break;
      case "Group":
        this.visitGroup(node);
        break;
      case "GroupBackReference":
        this.visitGroupBackReference(node);
        break;
      case "Quantifier":
        this.visitQuantifier(node);
        break;
    }
    this.visitChildren(node);
  }
  visitPattern(node) {
  }
  visitFlags(node) {
  }
  visitDisjunction(node) {
  }
  visitAlternative(node) {
  }
  // Assertion
  visitStartAnchor(node) {
  }
  visitEndAnchor(node) {
  }
  visitWordBoundary(node) {
  }
  visitNonWordBoundary(node) {
  }
  visitLookahead(node) {
  }
  visitNegativeLookahead(node) {
  }
  visitLookbehind(node) {
  }
  visitNegativeLookbehind(node) {
  }
  // atoms
  visitCharacter(node) {
  }
  visitSet(node) {
  }
  visitGroup(node) {
  }
  visitGroupBackReference(node) {
  }
  visitQuantifier(node) {
  }
};

// node_modules/chevrotain/lib/src/scan/reg_exp_parser.js
var regExpAstCache = {};
var regExpParser = new RegExpParser();
function getRegExpAst(regExp) {
  const regExpStr = regExp.toString();
  if (regExpAstCache.hasOwnProperty(regExpStr)) {
    return regExpAstCache[regExpStr];
  } else {
    const regExpAst = regExpParser.pattern(regExpStr);
    regExpAstCache[regExpStr] = regExpAst;
    return regExpAst;
  }
}
function clearRegExpParserCache() {
  regExpAstCache = {};
}

// node_modules/chevrotain/lib/src/scan/reg_exp.js
var complementErrorMessage = "Complement Sets are not supported for first char optimization";
var failedOptimizationPrefixMsg = 'Unable to use "first char" lexer optimizations:\n';
function getOptimizedStartCodesIndices(regExp, ensureOptimizations = false) {
  try {
    const ast = getRegExpAst(regExp);
    const firstChars = firstCharOptimizedIndices(ast.value, {}, ast.flags.ignoreCase);
    return firstChars;
  } catch (e) {
    if (e.message === complementErrorMessage) {
      if (ensureOptimizations) {
        PRINT_WARNING(`${failedOptimizationPrefixMsg}	Unable to optimize: < ${regExp.toString()} >
	Complement Sets cannot be automatically optimized.
	This will disable the lexer's first char optimizations.
	See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#COMPLEMENT for details.`);
      }
    } else {
      let msgSuffix = "";
      if (ensureOptimizations) {
        msgSuffix = "\n	This will disable the lexer's first char optimizations.\n	See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#REGEXP_PARSING for details.";
      }
      PRINT_ERROR(`${failedOptimizationPrefixMsg}
	Failed parsing: < ${regExp.toString()} >
	Using the @chevrotain/regexp-to-ast library
	Please open an issue at: https://github.com/chevrotain/chevrotain/issues` + msgSuffix);
    }
  }
  return [];
}
function firstCharOptimizedIndices(ast, result, ignoreCase) {
  switch (ast.type) {
    case "Disjunction":
      for (let i = 0; i < ast.value.length; i++) {
        firstCharOptimizedIndices(ast.value[i], result, ignoreCase);
      }
      break;
    case "Alternative":
      const terms = ast.value;
      for (let i = 0; i < terms.length; i++) {
        const term = terms[i];
        switch (term.type) {
          case "EndAnchor":
          // A group back reference cannot affect potential starting char.
          // because if a back reference is the first production than automatically
          // the group being referenced has had to come BEFORE so its codes have already been added
          case "GroupBackReference":
          // assertions do not affect potential starting codes
          case "Lookahead":
          case "NegativeLookahead":
          case "Lookbehind":
          case "NegativeLookbehind":
          case "StartAnchor":
          case "WordBoundary":
          case "NonWordBoundary":
            continue;
        }
        const atom = term;
        switch (atom.type) {
          case "Character":
            addOptimizedIdxToResult(atom.value, result, ignoreCase);
            break;
          case "Set":
            if (atom.complement === true) {
              throw Error(complementErrorMessage);
            }
            forEach_default(atom.value, (code) => {
              if (typeof code === "number") {
                addOptimizedIdxToResult(code, result, ignoreCase);
              } else {
                const range = code;
                if (ignoreCase === true) {
                  for (let rangeCode = range.from; rangeCode <= range.to; rangeCode++) {
                    addOptimizedIdxToResult(rangeCode, result, ignoreCase);
                  }
                } else {
                  for (let rangeCode = range.from; rangeCode <= range.to && rangeCode < minOptimizationVal; rangeCode++) {
                    addOptimizedIdxToResult(rangeCode, result, ignoreCase);
                  }
                  if (range.to >= minOptimizationVal) {
                    const minUnOptVal = range.from >= minOptimizationVal ? range.from : minOptimizationVal;
                    const maxUnOptVal = range.to;
                    const minOptIdx = charCodeToOptimizedIndex(minUnOptVal);
                    const maxOptIdx = charCodeToOptimizedIndex(maxUnOptVal);
                    for (let currOptIdx = minOptIdx; currOptIdx <= maxOptIdx; currOptIdx++) {
                      result[currOptIdx] = currOptIdx;
                    }
                  }
                }
              }
            });
            break;
          case "Group":
            firstCharOptimizedIndices(atom.value, result, ignoreCase);
            break;
          /* istanbul ignore next */
          default:
            throw Error("Non Exhaustive Match");
        }
        const isOptionalQuantifier = atom.quantifier !== void 0 && atom.quantifier.atLeast === 0;
        if (
          // A group may be optional due to empty contents /(?:)/
          // or if everything inside it is optional /((a)?)/
          atom.type === "Group" && isWholeOptional(atom) === false || // If this term is not a group it may only be optional if it has an optional quantifier
          atom.type !== "Group" && isOptionalQuantifier === false
        ) {
          break;
        }
      }
      break;
    /* istanbul ignore next */
    default:
      throw Error("non exhaustive match!");
  }
  return values_default(result);
}
function addOptimizedIdxToResult(code, result, ignoreCase) {
  const optimizedCharIdx = charCodeToOptimizedIndex(code);
  result[optimizedCharIdx] = optimizedCharIdx;
  if (ignoreCase === true) {
    handleIgnoreCase(code, result);
  }
}
function handleIgnoreCase(code, result) {
  const char = String.fromCharCode(code);
  const upperChar = char.toUpperCase();
  if (upperChar !== char) {
    const optimizedCharIdx = charCodeToOptimizedIndex(upperChar.charCodeAt(0));
    result[optimizedCharIdx] = optimizedCharIdx;
  } else {
    const lowerChar = char.toLowerCase();
    if (lowerChar !== char) {
      const optimizedCharIdx = charCodeToOptimizedIndex(lowerChar.charCodeAt(0));
      result[optimizedCharIdx] = optimizedCharIdx;
    }
  }
}
function findCode(setNode, targetCharCodes) {
  return find_default(setNode.value, (codeOrRange) => {
    if (typeof codeOrRange === "number") {
      return includes_default(targetCharCodes, codeOrRange);
    } else {
      const range = codeOrRange;
      return find_default(targetCharCodes, (targetCode) => range.from <= targetCode && targetCode <= range.to) !== void 0;
    }
  });
}
function isWholeOptional(ast) {
  const quantifier = ast.quantifier;
  if (quantifier && quantifier.atLeast === 0) {
    return true;
  }
  if (!ast.value) {
    return false;
  }
  return isArray_default(ast.value) ? every_default(ast.value, isWholeOptional) : isWholeOptional(ast.value);
}
var CharCodeFinder = class extends BaseRegExpVisitor {
  constructor(targetCharCodes) {
    super();
    this.targetCharCodes = targetCharCodes;
    this.found = false;
  }
  visitChildren(node) {
    if (this.found === true) {
      return;
    }
    switch (node.type) {
      case "Lookahead":
        this.visitLookahead(node);
        return;
      case "NegativeLookahead":
        this.visitNegativeLookahead(node);
        return;
      case "Lookbehind":
        this.visitLookbehind(node);
        return;
      case "NegativeLookbehind":
        this.visitNegativeLookbehind(node);
        return;
    }
    super.visitChildren(node);
  }
  visitCharacter(node) {
    if (includes_default(this.targetCharCodes, node.value)) {
      this.found = true;
    }
  }
  visitSet(node) {
    if (node.complement) {
      if (findCode(node, this.targetCharCodes) === void 0) {
        this.found = true;
      }
    } else {
      if (findCode(node, this.targetCharCodes) !== void 0) {
        this.found = true;
      }
    }
  }
};
function canMatchCharCode(charCodes, pattern) {
  if (pattern instanceof RegExp) {
    const ast = getRegExpAst(pattern);
    const charCodeFinder = new CharCodeFinder(charCodes);
    charCodeFinder.visit(ast);
    return charCodeFinder.found;
  } else {
    return find_default(pattern, (char) => {
      return includes_default(charCodes, char.charCodeAt(0));
    }) !== void 0;
  }
}

// node_modules/chevrotain/lib/src/scan/lexer.js
var PATTERN = "PATTERN";
var DEFAULT_MODE = "defaultMode";
var MODES = "modes";
function analyzeTokenTypes(tokenTypes, options) {
  options = defaults_default(options, {
    debug: false,
    safeMode: false,
    positionTracking: "full",
    lineTerminatorCharacters: ["\r", "\n"],
    tracer: (msg, action) => action()
  });
  const tracer = options.tracer;
  tracer("initCharCodeToOptimizedIndexMap", () => {
    initCharCodeToOptimizedIndexMap();
  });
  let onlyRelevantTypes;
  tracer("Reject Lexer.NA", () => {
    onlyRelevantTypes = reject_default(tokenTypes, (currType) => {
      return currType[PATTERN] === Lexer.NA;
    });
  });
  let hasCustom = false;
  let allTransformedPatterns;
  tracer("Transform Patterns", () => {
    hasCustom = false;
    allTransformedPatterns = map_default(onlyRelevantTypes, (currType) => {
      const currPattern = currType[PATTERN];
      if (isRegExp_default(currPattern)) {
        const regExpSource = currPattern.source;
        if (regExpSource.length === 1 && // only these regExp meta characters which can appear in a length one regExp
        regExpSource !== "^" && regExpSource !== "$" && regExpSource !== "." && !currPattern.ignoreCase) {
          return regExpSource;
        } else if (regExpSource.length === 2 && regExpSource[0] === "\\" && // not a meta character
        !includes_default([
          "d",
          "D",
          "s",
          "S",
          "t",
          "r",
          "n",
          "t",
          "0",
          "c",
          "b",
          "B",
          "f",
          "v",
          "w",
          "W"
        ], regExpSource[1])) {
          return regExpSource[1];
        } else {
          return addStickyFlag(currPattern);
        }
      } else if (isFunction_default(currPattern)) {
        hasCustom = true;
        return { exec: currPattern };
      } else if (typeof currPattern === "object") {
        hasCustom = true;
        return currPattern;
      } else if (typeof currPattern === "string") {
        if (currPattern.length === 1) {
          return currPattern;
        } else {
          const escapedRegExpString = currPattern.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
          const wrappedRegExp = new RegExp(escapedRegExpString);
          return addStickyFlag(wrappedRegExp);
        }
      } else {
        throw Error("non exhaustive match");
      }
    });
  });
  let patternIdxToType;
  let patternIdxToGroup;
  let patternIdxToLongerAltIdxArr;
  let patternIdxToPushMode;
  let patternIdxToPopMode;
  tracer("misc mapping", () => {
    patternIdxToType = map_default(onlyRelevantTypes, (currType) => currType.tokenTypeIdx);
    patternIdxToGroup = map_default(onlyRelevantTypes, (clazz) => {
      const groupName = clazz.GROUP;
      if (groupName === Lexer.SKIPPED) {
        return void 0;
      } else if (isString_default(groupName)) {
        return groupName;
      } else if (isUndefined_default(groupName)) {
        return false;
      } else {
        throw Error("non exhaustive match");
      }
    });
    patternIdxToLongerAltIdxArr = map_default(onlyRelevantTypes, (clazz) => {
      const longerAltType = clazz.LONGER_ALT;
      if (longerAltType) {
        const longerAltIdxArr = isArray_default(longerAltType) ? map_default(longerAltType, (type) => indexOf_default(onlyRelevantTypes, type)) : [indexOf_default(onlyRelevantTypes, longerAltType)];
        return longerAltIdxArr;
      }
    });
    patternIdxToPushMode = map_default(onlyRelevantTypes, (clazz) => clazz.PUSH_MODE);
    patternIdxToPopMode = map_default(onlyRelevantTypes, (clazz) => has_default(clazz, "POP_MODE"));
  });
  let patternIdxToCanLineTerminator;
  tracer("Line Terminator Handling", () => {
    const lineTerminatorCharCodes = getCharCodes(options.lineTerminatorCharacters);
    patternIdxToCanLineTerminator = map_default(onlyRelevantTypes, (tokType) => false);
    if (options.positionTracking !== "onlyOffset") {
      patternIdxToCanLineTerminator = map_default(onlyRelevantTypes, (tokType) => {
        if (has_default(tokType, "LINE_BREAKS")) {
          return !!tokType.LINE_BREAKS;
        } else {
          return checkLineBreaksIssues(tokType, lineTerminatorCharCodes) === false && canMatchCharCode(lineTerminatorCharCodes, tokType.PATTERN);
        }
      });
    }
  });
  let patternIdxToIsCustom;
  let patternIdxToShort;
  let emptyGroups;
  let patternIdxToConfig;
  tracer("Misc Mapping #2", () => {
    patternIdxToIsCustom = map_default(onlyRelevantTypes, isCustomPattern);
    patternIdxToShort = map_default(allTransformedPatterns, isShortPattern);
    emptyGroups = reduce_default(onlyRelevantTypes, (acc, clazz) => {
      const groupName = clazz.GROUP;
      if (isString_default(groupName) && !(groupName === Lexer.SKIPPED)) {
        acc[groupName] = [];
      }
      return acc;
    }, {});
    patternIdxToConfig = map_default(allTransformedPatterns, (x, idx) => {
      return {
        pattern: allTransformedPatterns[idx],
        longerAlt: patternIdxToLongerAltIdxArr[idx],
        canLineTerminator: patternIdxToCanLineTerminator[idx],
        isCustom: patternIdxToIsCustom[idx],
        short: patternIdxToShort[idx],
        group: patternIdxToGroup[idx],
        push: patternIdxToPushMode[idx],
        pop: patternIdxToPopMode[idx],
        tokenTypeIdx: patternIdxToType[idx],
        tokenType: onlyRelevantTypes[idx]
      };
    });
  });
  let canBeOptimized = true;
  let charCodeToPatternIdxToConfig = [];
  if (!options.safeMode) {
    tracer("First Char Optimization", () => {
      charCodeToPatternIdxToConfig = reduce_default(onlyRelevantTypes, (result, currTokType, idx) => {
        if (typeof currTokType.PATTERN === "string") {
          const charCode = currTokType.PATTERN.charCodeAt(0);
          const optimizedIdx = charCodeToOptimizedIndex(charCode);
          addToMapOfArrays(result, optimizedIdx, patternIdxToConfig[idx]);
        } else if (isArray_default(currTokType.START_CHARS_HINT)) {
          let lastOptimizedIdx;
          forEach_default(currTokType.START_CHARS_HINT, (charOrInt) => {
            const charCode = typeof charOrInt === "string" ? charOrInt.charCodeAt(0) : charOrInt;
            const currOptimizedIdx = charCodeToOptimizedIndex(charCode);
            if (lastOptimizedIdx !== currOptimizedIdx) {
              lastOptimizedIdx = currOptimizedIdx;
              addToMapOfArrays(result, currOptimizedIdx, patternIdxToConfig[idx]);
            }
          });
        } else if (isRegExp_default(currTokType.PATTERN)) {
          if (currTokType.PATTERN.unicode) {
            canBeOptimized = false;
            if (options.ensureOptimizations) {
              PRINT_ERROR(`${failedOptimizationPrefixMsg}	Unable to analyze < ${currTokType.PATTERN.toString()} > pattern.
	The regexp unicode flag is not currently supported by the regexp-to-ast library.
	This will disable the lexer's first char optimizations.
	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#UNICODE_OPTIMIZE`);
            }
          } else {
            const optimizedCodes = getOptimizedStartCodesIndices(currTokType.PATTERN, options.ensureOptimizations);
            if (isEmpty_default(optimizedCodes)) {
              canBeOptimized = false;
            }
            forEach_default(optimizedCodes, (code) => {
              addToMapOfArrays(result, code, patternIdxToConfig[idx]);
            });
          }
        } else {
          if (options.ensureOptimizations) {
            PRINT_ERROR(`${failedOptimizationPrefixMsg}	TokenType: <${currTokType.name}> is using a custom token pattern without providing <start_chars_hint> parameter.
	This will disable the lexer's first char optimizations.
	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#CUSTOM_OPTIMIZE`);
          }
          canBeOptimized = false;
        }
        return result;
      }, []);
    });
  }
  return {
    emptyGroups,
    patternIdxToConfig,
    charCodeToPatternIdxToConfig,
    hasCustom,
    canBeOptimized
  };
}
function validatePatterns(tokenTypes, validModesNames) {
  let errors = [];
  const missingResult = findMissingPatterns(tokenTypes);
  errors = errors.concat(missingResult.errors);
  const invalidResult = findInvalidPatterns(missingResult.valid);
  const validTokenTypes = invalidResult.valid;
  errors = errors.concat(invalidResult.errors);
  errors = errors.concat(validateRegExpPattern(validTokenTypes));
  errors = errors.concat(findInvalidGroupType(validTokenTypes));
  errors = errors.concat(findModesThatDoNotExist(validTokenTypes, validModesNames));
  errors = errors.concat(findUnreachablePatterns(validTokenTypes));
  return errors;
}
function validateRegExpPattern(tokenTypes) {
  let errors = [];
  const withRegExpPatterns = filter_default(tokenTypes, (currTokType) => isRegExp_default(currTokType[PATTERN]));
  errors = errors.concat(findEndOfInputAnchor(withRegExpPatterns));
  errors = errors.concat(findStartOfInputAnchor(withRegExpPatterns));
  errors = errors.concat(findUnsupportedFlags(withRegExpPatterns));
  errors = errors.concat(findDuplicatePatterns(withRegExpPatterns));
  errors = errors.concat(findEmptyMatchRegExps(withRegExpPatterns));
  return errors;
}
function findMissingPatterns(tokenTypes) {
  const tokenTypesWithMissingPattern = filter_default(tokenTypes, (currType) => {
    return !has_default(currType, PATTERN);
  });
  const errors = map_default(tokenTypesWithMissingPattern, (currType) => {
    return {
      message: "Token Type: ->" + currType.name + "<- missing static 'PATTERN' property",
      type: LexerDefinitionErrorType.MISSING_PATTERN,
      tokenTypes: [currType]
    };
  });
  const valid = difference_default(tokenTypes, tokenTypesWithMissingPattern);
  return { errors, valid };
}
function findInvalidPatterns(tokenTypes) {
  const tokenTypesWithInvalidPattern = filter_default(tokenTypes, (currType) => {
    const pattern = currType[PATTERN];
    return !isRegExp_default(pattern) && !isFunction_default(pattern) && !has_default(pattern, "exec") && !isString_default(pattern);
  });
  const errors = map_default(tokenTypesWithInvalidPattern, (currType) => {
    return {
      message: "Token Type: ->" + currType.name + "<- static 'PATTERN' can only be a RegExp, a Function matching the {CustomPatternMatcherFunc} type or an Object matching the {ICustomPattern} interface.",
      type: LexerDefinitionErrorType.INVALID_PATTERN,
      tokenTypes: [currType]
    };
  });
  const valid = difference_default(tokenTypes, tokenTypesWithInvalidPattern);
  return { errors, valid };
}
var end_of_input = /[^\\][$]/;
function findEndOfInputAnchor(tokenTypes) {
  class EndAnchorFinder extends BaseRegExpVisitor {
    constructor() {
      super(...arguments);
      this.found = false;
    }
    visitEndAnchor(node) {
      this.found = true;
    }
  }
  const invalidRegex = filter_default(tokenTypes, (currType) => {
    const pattern = currType.PATTERN;
    try {
      const regexpAst = getRegExpAst(pattern);
      const endAnchorVisitor = new EndAnchorFinder();
      endAnchorVisitor.visit(regexpAst);
      return endAnchorVisitor.found;
    } catch (e) {
      return end_of_input.test(pattern.source);
    }
  });
  const errors = map_default(invalidRegex, (currType) => {
    return {
      message: "Unexpected RegExp Anchor Error:\n	Token Type: ->" + currType.name + "<- static 'PATTERN' cannot contain end of input anchor '$'\n	See chevrotain.io/docs/guide/resolving_lexer_errors.html#ANCHORS	for details.",
      type: LexerDefinitionErrorType.EOI_ANCHOR_FOUND,
      tokenTypes: [currType]
    };
  });
  return errors;
}
function findEmptyMatchRegExps(tokenTypes) {
  const matchesEmptyString = filter_default(tokenTypes, (currType) => {
    const pattern = currType.PATTERN;
    return pattern.test("");
  });
  const errors = map_default(matchesEmptyString, (currType) => {
    return {
      message: "Token Type: ->" + currType.name + "<- static 'PATTERN' must not match an empty string",
      type: LexerDefinitionErrorType.EMPTY_MATCH_PATTERN,
      tokenTypes: [currType]
    };
  });
  return errors;
}
var start_of_input = /[^\\[][\^]|^\^/;
function findStartOfInputAnchor(tokenTypes) {
  class StartAnchorFinder extends BaseRegExpVisitor {
    constructor() {
      super(...arguments);
      this.found = false;
    }
    visitStartAnchor(node) {
      this.found = true;
    }
  }
  const invalidRegex = filter_default(tokenTypes, (currType) => {
    const pattern = currType.PATTERN;
    try {
      const regexpAst = getRegExpAst(pattern);
      const startAnchorVisitor = new StartAnchorFinder();
      startAnchorVisitor.visit(regexpAst);
      return startAnchorVisitor.found;
    } catch (e) {
      return start_of_input.test(pattern.source);
    }
  });
  const errors = map_default(invalidRegex, (currType) => {
    return {
      message: "Unexpected RegExp Anchor Error:\n	Token Type: ->" + currType.name + "<- static 'PATTERN' cannot contain start of input anchor '^'\n	See https://chevrotain.io/docs/guide/resolving_lexer_errors.html#ANCHORS	for details.",
      type: LexerDefinitionErrorType.SOI_ANCHOR_FOUND,
      tokenTypes: [currType]
    };
  });
  return errors;
}
function findUnsupportedFlags(tokenTypes) {
  const invalidFlags = filter_default(tokenTypes, (currType) => {
    const pattern = currType[PATTERN];
    return pattern instanceof RegExp && (pattern.multiline || pattern.global);
  });
  const errors = map_default(invalidFlags, (currType) => {
    return {
      message: "Token Type: ->" + currType.name + "<- static 'PATTERN' may NOT contain global('g') or multiline('m')",
      type: LexerDefinitionErrorType.UNSUPPORTED_FLAGS_FOUND,
      tokenTypes: [currType]
    };
  });
  return errors;
}
function findDuplicatePatterns(tokenTypes) {
  const found = [];
  let identicalPatterns = map_default(tokenTypes, (outerType) => {
    return reduce_default(tokenTypes, (result, innerType) => {
      if (outerType.PATTERN.source === innerType.PATTERN.source && !includes_default(found, innerType) && innerType.PATTERN !== Lexer.NA) {
        found.push(innerType);
        result.push(innerType);
        return result;
      }
      return result;
    }, []);
  });
  identicalPatterns = compact_default(identicalPatterns);
  const duplicatePatterns = filter_default(identicalPatterns, (currIdenticalSet) => {
    return currIdenticalSet.length > 1;
  });
  const errors = map_default(duplicatePatterns, (setOfIdentical) => {
    const tokenTypeNames = map_default(setOfIdentical, (currType) => {
      return currType.name;
    });
    const dupPatternSrc = head_default(setOfIdentical).PATTERN;
    return {
      message: `The same RegExp pattern ->${dupPatternSrc}<-has been used in all of the following Token Types: ${tokenTypeNames.join(", ")} <-`,
      type: LexerDefinitionErrorType.DUPLICATE_PATTERNS_FOUND,
      tokenTypes: setOfIdentical
    };
  });
  return errors;
}
function findInvalidGroupType(tokenTypes) {
  const invalidTypes = filter_default(tokenTypes, (clazz) => {
    if (!has_default(clazz, "GROUP")) {
      return false;
    }
    const group3 = clazz.GROUP;
    return group3 !== Lexer.SKIPPED && group3 !== Lexer.NA && !isString_default(group3);
  });
  const errors = map_default(invalidTypes, (currType) => {
    return {
      message: "Token Type: ->" + currType.name + "<- static 'GROUP' can only be Lexer.SKIPPED/Lexer.NA/A String",
      type: LexerDefinitionErrorType.INVALID_GROUP_TYPE_FOUND,
      tokenTypes: [currType]
    };
  });
  return errors;
}
function findModesThatDoNotExist(tokenTypes, validModes) {
  const invalidModes = filter_default(tokenTypes, (clazz) => {
    return clazz.PUSH_MODE !== void 0 && !includes_default(validModes, clazz.PUSH_MODE);
  });
  const errors = map_default(invalidModes, (tokType) => {
    const msg = `Token Type: ->${tokType.name}<- static 'PUSH_MODE' value cannot refer to a Lexer Mode ->${tokType.PUSH_MODE}<-which does not exist`;
    return {
      message: msg,
      type: LexerDefinitionErrorType.PUSH_MODE_DOES_NOT_EXIST,
      tokenTypes: [tokType]
    };
  });
  return errors;
}
function findUnreachablePatterns(tokenTypes) {
  const errors = [];
  const canBeTested = reduce_default(tokenTypes, (result, tokType, idx) => {
    const pattern = tokType.PATTERN;
    if (pattern === Lexer.NA) {
      return result;
    }
    if (isString_default(pattern)) {
      result.push({ str: pattern, idx, tokenType: tokType });
    } else if (isRegExp_default(pattern) && noMetaChar(pattern)) {
      result.push({ str: pattern.source, idx, tokenType: tokType });
    }
    return result;
  }, []);
  forEach_default(tokenTypes, (aTokType, aIdx) => {
    forEach_default(canBeTested, ({ str: bStr, idx: bIdx, tokenType: bTokType }) => {
      if (aIdx < bIdx && tryToMatchStrToPattern(bStr, aTokType.PATTERN)) {
        const msg = `Token: ->${bTokType.name}<- can never be matched.
Because it appears AFTER the Token Type ->${aTokType.name}<-in the lexer's definition.
See https://chevrotain.io/docs/guide/resolving_lexer_errors.html#UNREACHABLE`;
        errors.push({
          message: msg,
          type: LexerDefinitionErrorType.UNREACHABLE_PATTERN,
          tokenTypes: [aTokType, bTokType]
        });
      }
    });
  });
  return errors;
}
function tryToMatchStrToPattern(str, pattern) {
  if (isRegExp_default(pattern)) {
    if (usesLookAheadOrBehind(pattern)) {
      return false;
    }
    const regExpArray = pattern.exec(str);
    return regExpArray !== null && regExpArray.index === 0;
  } else if (isFunction_default(pattern)) {
    return pattern(str, 0, [], {});
  } else if (has_default(pattern, "exec")) {
    return pattern.exec(str, 0, [], {});
  } else if (typeof pattern === "string") {
    return pattern === str;
  } else {
    throw Error("non exhaustive match");
  }
}
function noMetaChar(regExp) {
  const metaChars = [
    ".",
    "\\",
    "[",
    "]",
    "|",
    "^",
    "$",
    "(",
    ")",
    "?",
    "*",
    "+",
    "{"
  ];
  return find_default(metaChars, (char) => regExp.source.indexOf(char) !== -1) === void 0;
}
function usesLookAheadOrBehind(regExp) {
  return /(\(\?=)|(\(\?!)|(\(\?<=)|(\(\?<!)/.test(regExp.source);
}
function addStickyFlag(pattern) {
  const flags = pattern.ignoreCase ? "iy" : "y";
  return new RegExp(`${pattern.source}`, flags);
}
function performRuntimeChecks(lexerDefinition, trackLines, lineTerminatorCharacters) {
  const errors = [];
  if (!has_default(lexerDefinition, DEFAULT_MODE)) {
    errors.push({
      message: "A MultiMode Lexer cannot be initialized without a <" + DEFAULT_MODE + "> property in its definition\n",
      type: LexerDefinitionErrorType.MULTI_MODE_LEXER_WITHOUT_DEFAULT_MODE
    });
  }
  if (!has_default(lexerDefinition, MODES)) {
    errors.push({
      message: "A MultiMode Lexer cannot be initialized without a <" + MODES + "> property in its definition\n",
      type: LexerDefinitionErrorType.MULTI_MODE_LEXER_WITHOUT_MODES_PROPERTY
    });
  }
  if (has_default(lexerDefinition, MODES) && has_default(lexerDefinition, DEFAULT_MODE) && !has_default(lexerDefinition.modes, lexerDefinition.defaultMode)) {
    errors.push({
      message: `A MultiMode Lexer cannot be initialized with a ${DEFAULT_MODE}: <${lexerDefinition.defaultMode}>which does not exist
`,
      type: LexerDefinitionErrorType.MULTI_MODE_LEXER_DEFAULT_MODE_VALUE_DOES_NOT_EXIST
    });
  }
  if (has_default(lexerDefinition, MODES)) {
    forEach_default(lexerDefinition.modes, (currModeValue, currModeName) => {
      forEach_default(currModeValue, (currTokType, currIdx) => {
        if (isUndefined_default(currTokType)) {
          errors.push({
            message: `A Lexer cannot be initialized using an undefined Token Type. Mode:<${currModeName}> at index: <${currIdx}>
`,
            type: LexerDefinitionErrorType.LEXER_DEFINITION_CANNOT_CONTAIN_UNDEFINED
          });
        } else if (has_default(currTokType, "LONGER_ALT")) {
          const longerAlt = isArray_default(currTokType.LONGER_ALT) ? currTokType.LONGER_ALT : [currTokType.LONGER_ALT];
          forEach_default(longerAlt, (currLongerAlt) => {
            if (!isUndefined_default(currLongerAlt) && !includes_default(currModeValue, currLongerAlt)) {
              errors.push({
                message: `A MultiMode Lexer cannot be initialized with a longer_alt <${currLongerAlt.name}> on token <${currTokType.name}> outside of mode <${currModeName}>
`,
                type: LexerDefinitionErrorType.MULTI_MODE_LEXER_LONGER_ALT_NOT_IN_CURRENT_MODE
              });
            }
          });
        }
      });
    });
  }
  return errors;
}
function performWarningRuntimeChecks(lexerDefinition, trackLines, lineTerminatorCharacters) {
  const warnings = [];
  let hasAnyLineBreak = false;
  const allTokenTypes = compact_default(flatten_default(values_default(lexerDefinition.modes)));
  const concreteTokenTypes = reject_default(allTokenTypes, (currType) => currType[PATTERN] === Lexer.NA);
  const terminatorCharCodes = getCharCodes(lineTerminatorCharacters);
  if (trackLines) {
    forEach_default(concreteTokenTypes, (tokType) => {
      const currIssue = checkLineBreaksIssues(tokType, terminatorCharCodes);
      if (currIssue !== false) {
        const message = buildLineBreakIssueMessage(tokType, currIssue);
        const warningDescriptor = {
          message,
          type: currIssue.issue,
          tokenType: tokType
        };
        warnings.push(warningDescriptor);
      } else {
        if (has_default(tokType, "LINE_BREAKS")) {
          if (tokType.LINE_BREAKS === true) {
            hasAnyLineBreak = true;
          }
        } else {
          if (canMatchCharCode(terminatorCharCodes, tokType.PATTERN)) {
            hasAnyLineBreak = true;
          }
        }
      }
    });
  }
  if (trackLines && !hasAnyLineBreak) {
    warnings.push({
      message: "Warning: No LINE_BREAKS Found.\n	This Lexer has been defined to track line and column information,\n	But none of the Token Types can be identified as matching a line terminator.\n	See https://chevrotain.io/docs/guide/resolving_lexer_errors.html#LINE_BREAKS \n	for details.",
      type: LexerDefinitionErrorType.NO_LINE_BREAKS_FLAGS
    });
  }
  return warnings;
}
function cloneEmptyGroups(emptyGroups) {
  const clonedResult = {};
  const groupKeys = keys_default(emptyGroups);
  forEach_default(groupKeys, (currKey) => {
    const currGroupValue = emptyGroups[currKey];
    if (isArray_default(currGroupValue)) {
      clonedResult[currKey] = [];
    } else {
      throw Error("non exhaustive match");
    }
  });
  return clonedResult;
}
function isCustomPattern(tokenType) {
  const pattern = tokenType.PATTERN;
  if (isRegExp_default(pattern)) {
    return false;
  } else if (isFunction_default(pattern)) {
    return true;
  } else if (has_default(pattern, "exec")) {
    return true;
  } else if (isString_default(pattern)) {
    return false;
  } else {
    throw Error("non exhaustive match");
  }
}
function isShortPattern(pattern) {
  if (isString_default(pattern) && pattern.length === 1) {
    return pattern.charCodeAt(0);
  } else {
    return false;
  }
}
var LineTerminatorOptimizedTester = {
  // implements /\n|\r\n?/g.test
  test: function(text) {
    const len = text.length;
    for (let i = this.lastIndex; i < len; i++) {
      const c = text.charCodeAt(i);
      if (c === 10) {
        this.lastIndex = i + 1;
        return true;
      } else if (c === 13) {
        if (text.charCodeAt(i + 1) === 10) {
          this.lastIndex = i + 2;
        } else {
          this.lastIndex = i + 1;
        }
        return true;
      }
    }
    return false;
  },
  lastIndex: 0
};
function checkLineBreaksIssues(tokType, lineTerminatorCharCodes) {
  if (has_default(tokType, "LINE_BREAKS")) {
    return false;
  } else {
    if (isRegExp_default(tokType.PATTERN)) {
      try {
        canMatchCharCode(lineTerminatorCharCodes, tokType.PATTERN);
      } catch (e) {
        return {
          issue: LexerDefinitionErrorType.IDENTIFY_TERMINATOR,
          errMsg: e.message
        };
      }
      return false;
    } else if (isString_default(tokType.PATTERN)) {
      return false;
    } else if (isCustomPattern(tokType)) {
      return { issue: LexerDefinitionErrorType.CUSTOM_LINE_BREAK };
    } else {
      throw Error("non exhaustive match");
    }
  }
}
function buildLineBreakIssueMessage(tokType, details) {
  if (details.issue === LexerDefinitionErrorType.IDENTIFY_TERMINATOR) {
    return `Warning: unable to identify line terminator usage in pattern.
	The problem is in the <${tokType.name}> Token Type
	 Root cause: ${details.errMsg}.
	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#IDENTIFY_TERMINATOR`;
  } else if (details.issue === LexerDefinitionErrorType.CUSTOM_LINE_BREAK) {
    return `Warning: A Custom Token Pattern should specify the <line_breaks> option.
	The problem is in the <${tokType.name}> Token Type
	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#CUSTOM_LINE_BREAK`;
  } else {
    throw Error("non exhaustive match");
  }
}
function getCharCodes(charsOrCodes) {
  const charCodes = map_default(charsOrCodes, (numOrString) => {
    if (isString_default(numOrString)) {
      return numOrString.charCodeAt(0);
    } else {
      return numOrString;
    }
  });
  return charCodes;
}
function addToMapOfArrays(map2, key, value) {
  if (map2[key] === void 0) {
    map2[key] = [value];
  } else {
    map2[key].push(value);
  }
}
var minOptimizationVal = 256;
var charCodeToOptimizedIdxMap = [];
function charCodeToOptimizedIndex(charCode) {
  return charCode < minOptimizationVal ? charCode : charCodeToOptimizedIdxMap[charCode];
}
function initCharCodeToOptimizedIndexMap() {
  if (isEmpty_default(charCodeToOptimizedIdxMap)) {
    charCodeToOptimizedIdxMap = new Array(65536);
    for (let i = 0; i < 65536; i++) {
      charCodeToOptimizedIdxMap[i] = i > 255 ? 255 + ~~(i / 255) : i;
    }
  }
}

// node_modules/chevrotain/lib/src/scan/tokens.js
function tokenStructuredMatcher(tokInstance, tokConstructor) {
  const instanceType = tokInstance.tokenTypeIdx;
  if (instanceType === tokConstructor.tokenTypeIdx) {
    return true;
  } else {
    return tokConstructor.isParent === true && tokConstructor.categoryMatchesMap[instanceType] === true;
  }
}
function tokenStructuredMatcherNoCategories(token, tokType) {
  return token.tokenTypeIdx === tokType.tokenTypeIdx;
}
var tokenShortNameIdx = 1;
var tokenIdxToClass = {};
function augmentTokenTypes(tokenTypes) {
  const tokenTypesAndParents = expandCategories(tokenTypes);
  assignTokenDefaultProps(tokenTypesAndParents);
  assignCategoriesMapProp(tokenTypesAndParents);
  assignCategoriesTokensProp(tokenTypesAndParents);
  forEach_default(tokenTypesAndParents, (tokType) => {
    tokType.isParent = tokType.categoryMatches.length > 0;
  });
}
function expandCategories(tokenTypes) {
  let result = clone_default(tokenTypes);
  let categories = tokenTypes;
  let searching = true;
  while (searching) {
    categories = compact_default(flatten_default(map_default(categories, (currTokType) => currTokType.CATEGORIES)));
    const newCategories = difference_default(categories, result);
    result = result.concat(newCategories);
    if (isEmpty_default(newCategories)) {
      searching = false;
    } else {
      categories = newCategories;
    }
  }
  return result;
}
function assignTokenDefaultProps(tokenTypes) {
  forEach_default(tokenTypes, (currTokType) => {
    if (!hasShortKeyProperty(currTokType)) {
      tokenIdxToClass[tokenShortNameIdx] = currTokType;
      currTokType.tokenTypeIdx = tokenShortNameIdx++;
    }
    if (hasCategoriesProperty(currTokType) && !isArray_default(currTokType.CATEGORIES)) {
      currTokType.CATEGORIES = [currTokType.CATEGORIES];
    }
    if (!hasCategoriesProperty(currTokType)) {
      currTokType.CATEGORIES = [];
    }
    if (!hasExtendingTokensTypesProperty(currTokType)) {
      currTokType.categoryMatches = [];
    }
    if (!hasExtendingTokensTypesMapProperty(currTokType)) {
      currTokType.categoryMatchesMap = {};
    }
  });
}
function assignCategoriesTokensProp(tokenTypes) {
  forEach_default(tokenTypes, (currTokType) => {
    currTokType.categoryMatches = [];
    forEach_default(currTokType.categoryMatchesMap, (val, key) => {
      currTokType.categoryMatches.push(tokenIdxToClass[key].tokenTypeIdx);
    });
  });
}
function assignCategoriesMapProp(tokenTypes) {
  forEach_default(tokenTypes, (currTokType) => {
    singleAssignCategoriesToksMap([], currTokType);
  });
}
function singleAssignCategoriesToksMap(path, nextNode) {
  forEach_default(path, (pathNode) => {
    nextNode.categoryMatchesMap[pathNode.tokenTypeIdx] = true;
  });
  forEach_default(nextNode.CATEGORIES, (nextCategory) => {
    const newPath = path.concat(nextNode);
    if (!includes_default(newPath, nextCategory)) {
      singleAssignCategoriesToksMap(newPath, nextCategory);
    }
  });
}
function hasShortKeyProperty(tokType) {
  return has_default(tokType, "tokenTypeIdx");
}
function hasCategoriesProperty(tokType) {
  return has_default(tokType, "CATEGORIES");
}
function hasExtendingTokensTypesProperty(tokType) {
  return has_default(tokType, "categoryMatches");
}
function hasExtendingTokensTypesMapProperty(tokType) {
  return has_default(tokType, "categoryMatchesMap");
}
function isTokenType(tokType) {
  return has_default(tokType, "tokenTypeIdx");
}

// node_modules/chevrotain/lib/src/scan/lexer_errors_public.js
var defaultLexerErrorProvider = {
  buildUnableToPopLexerModeMessage(token) {
    return `Unable to pop Lexer Mode after encountering Token ->${token.image}<- The Mode Stack is empty`;
  },
  buildUnexpectedCharactersMessage(fullText, startOffset, length, line3, column, mode) {
    return `unexpected character: ->${fullText.charAt(startOffset)}<- at offset: ${startOffset}, skipped ${length} characters.`;
  }
};

// node_modules/chevrotain/lib/src/scan/lexer_public.js
var LexerDefinitionErrorType;
(function(LexerDefinitionErrorType2) {
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["MISSING_PATTERN"] = 0] = "MISSING_PATTERN";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["INVALID_PATTERN"] = 1] = "INVALID_PATTERN";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["EOI_ANCHOR_FOUND"] = 2] = "EOI_ANCHOR_FOUND";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["UNSUPPORTED_FLAGS_FOUND"] = 3] = "UNSUPPORTED_FLAGS_FOUND";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["DUPLICATE_PATTERNS_FOUND"] = 4] = "DUPLICATE_PATTERNS_FOUND";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["INVALID_GROUP_TYPE_FOUND"] = 5] = "INVALID_GROUP_TYPE_FOUND";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["PUSH_MODE_DOES_NOT_EXIST"] = 6] = "PUSH_MODE_DOES_NOT_EXIST";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["MULTI_MODE_LEXER_WITHOUT_DEFAULT_MODE"] = 7] = "MULTI_MODE_LEXER_WITHOUT_DEFAULT_MODE";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["MULTI_MODE_LEXER_WITHOUT_MODES_PROPERTY"] = 8] = "MULTI_MODE_LEXER_WITHOUT_MODES_PROPERTY";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["MULTI_MODE_LEXER_DEFAULT_MODE_VALUE_DOES_NOT_EXIST"] = 9] = "MULTI_MODE_LEXER_DEFAULT_MODE_VALUE_DOES_NOT_EXIST";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["LEXER_DEFINITION_CANNOT_CONTAIN_UNDEFINED"] = 10] = "LEXER_DEFINITION_CANNOT_CONTAIN_UNDEFINED";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["SOI_ANCHOR_FOUND"] = 11] = "SOI_ANCHOR_FOUND";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["EMPTY_MATCH_PATTERN"] = 12] = "EMPTY_MATCH_PATTERN";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["NO_LINE_BREAKS_FLAGS"] = 13] = "NO_LINE_BREAKS_FLAGS";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["UNREACHABLE_PATTERN"] = 14] = "UNREACHABLE_PATTERN";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["IDENTIFY_TERMINATOR"] = 15] = "IDENTIFY_TERMINATOR";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["CUSTOM_LINE_BREAK"] = 16] = "CUSTOM_LINE_BREAK";
  LexerDefinitionErrorType2[LexerDefinitionErrorType2["MULTI_MODE_LEXER_LONGER_ALT_NOT_IN_CURRENT_MODE"] = 17] = "MULTI_MODE_LEXER_LONGER_ALT_NOT_IN_CURRENT_MODE";
})(LexerDefinitionErrorType || (LexerDefinitionErrorType = {}));
var DEFAULT_LEXER_CONFIG = {
  deferDefinitionErrorsHandling: false,
  positionTracking: "full",
  lineTerminatorsPattern: /\n|\r\n?/g,
  lineTerminatorCharacters: ["\n", "\r"],
  ensureOptimizations: false,
  safeMode: false,
  errorMessageProvider: defaultLexerErrorProvider,
  traceInitPerf: false,
  skipValidations: false,
  recoveryEnabled: true
};
Object.freeze(DEFAULT_LEXER_CONFIG);
var Lexer = class {
  constructor(lexerDefinition, config = DEFAULT_LEXER_CONFIG) {
    this.lexerDefinition = lexerDefinition;
    this.lexerDefinitionErrors = [];
    this.lexerDefinitionWarning = [];
    this.patternIdxToConfig = {};
    this.charCodeToPatternIdxToConfig = {};
    this.modes = [];
    this.emptyGroups = {};
    this.trackStartLines = true;
    this.trackEndLines = true;
    this.hasCustom = false;
    this.canModeBeOptimized = {};
    this.TRACE_INIT = (phaseDesc, phaseImpl) => {
      if (this.traceInitPerf === true) {
        this.traceInitIndent++;
        const indent3 = new Array(this.traceInitIndent + 1).join("	");
        if (this.traceInitIndent < this.traceInitMaxIdent) {
          console.log(`${indent3}--> <${phaseDesc}>`);
        }
        const { time, value } = timer(phaseImpl);
        const traceMethod = time > 10 ? console.warn : console.log;
        if (this.traceInitIndent < this.traceInitMaxIdent) {
          traceMethod(`${indent3}<-- <${phaseDesc}> time: ${time}ms`);
        }
        this.traceInitIndent--;
        return value;
      } else {
        return phaseImpl();
      }
    };
    if (typeof config === "boolean") {
      throw Error("The second argument to the Lexer constructor is now an ILexerConfig Object.\na boolean 2nd argument is no longer supported");
    }
    this.config = assign_default({}, DEFAULT_LEXER_CONFIG, config);
    const traceInitVal = this.config.traceInitPerf;
    if (traceInitVal === true) {
      this.traceInitMaxIdent = Infinity;
      this.traceInitPerf = true;
    } else if (typeof traceInitVal === "number") {
      this.traceInitMaxIdent = traceInitVal;
      this.traceInitPerf = true;
    }
    this.traceInitIndent = -1;
    this.TRACE_INIT("Lexer Constructor", () => {
      let actualDefinition;
      let hasOnlySingleMode = true;
      this.TRACE_INIT("Lexer Config handling", () => {
        if (this.config.lineTerminatorsPattern === DEFAULT_LEXER_CONFIG.lineTerminatorsPattern) {
          this.config.lineTerminatorsPattern = LineTerminatorOptimizedTester;
        } else {
          if (this.config.lineTerminatorCharacters === DEFAULT_LEXER_CONFIG.lineTerminatorCharacters) {
            throw Error("Error: Missing <lineTerminatorCharacters> property on the Lexer config.\n	For details See: https://chevrotain.io/docs/guide/resolving_lexer_errors.html#MISSING_LINE_TERM_CHARS");
          }
        }
        if (config.safeMode && config.ensureOptimizations) {
          throw Error('"safeMode" and "ensureOptimizations" flags are mutually exclusive.');
        }
        this.trackStartLines = /full|onlyStart/i.test(this.config.positionTracking);
        this.trackEndLines = /full/i.test(this.config.positionTracking);
        if (isArray_default(lexerDefinition)) {
          actualDefinition = {
            modes: { defaultMode: clone_default(lexerDefinition) },
            defaultMode: DEFAULT_MODE
          };
        } else {
          hasOnlySingleMode = false;
          actualDefinition = clone_default(lexerDefinition);
        }
      });
      if (this.config.skipValidations === false) {
        this.TRACE_INIT("performRuntimeChecks", () => {
          this.lexerDefinitionErrors = this.lexerDefinitionErrors.concat(performRuntimeChecks(actualDefinition, this.trackStartLines, this.config.lineTerminatorCharacters));
        });
        this.TRACE_INIT("performWarningRuntimeChecks", () => {
          this.lexerDefinitionWarning = this.lexerDefinitionWarning.concat(performWarningRuntimeChecks(actualDefinition, this.trackStartLines, this.config.lineTerminatorCharacters));
        });
      }
      actualDefinition.modes = actualDefinition.modes ? actualDefinition.modes : {};
      forEach_default(actualDefinition.modes, (currModeValue, currModeName) => {
        actualDefinition.modes[currModeName] = reject_default(currModeValue, (currTokType) => isUndefined_default(currTokType));
      });
      const allModeNames = keys_default(actualDefinition.modes);
      forEach_default(actualDefinition.modes, (currModDef, currModName) => {
        this.TRACE_INIT(`Mode: <${currModName}> processing`, () => {
          this.modes.push(currModName);
          if (this.config.skipValidations === false) {
            this.TRACE_INIT(`validatePatterns`, () => {
              this.lexerDefinitionErrors = this.lexerDefinitionErrors.concat(validatePatterns(currModDef, allModeNames));
            });
          }
          if (isEmpty_default(this.lexerDefinitionErrors)) {
            augmentTokenTypes(currModDef);
            let currAnalyzeResult;
            this.TRACE_INIT(`analyzeTokenTypes`, () => {
              currAnalyzeResult = analyzeTokenTypes(currModDef, {
                lineTerminatorCharacters: this.config.lineTerminatorCharacters,
                positionTracking: config.positionTracking,
                ensureOptimizations: config.ensureOptimizations,
                safeMode: config.safeMode,
                tracer: this.TRACE_INIT
              });
            });
            this.patternIdxToConfig[currModName] = currAnalyzeResult.patternIdxToConfig;
            this.charCodeToPatternIdxToConfig[currModName] = currAnalyzeResult.charCodeToPatternIdxToConfig;
            this.emptyGroups = assign_default({}, this.emptyGroups, currAnalyzeResult.emptyGroups);
            this.hasCustom = currAnalyzeResult.hasCustom || this.hasCustom;
            this.canModeBeOptimized[currModName] = currAnalyzeResult.canBeOptimized;
          }
        });
      });
      this.defaultMode = actualDefinition.defaultMode;
      if (!isEmpty_default(this.lexerDefinitionErrors) && !this.config.deferDefinitionErrorsHandling) {
        const allErrMessages = map_default(this.lexerDefinitionErrors, (error2) => {
          return error2.message;
        });
        const allErrMessagesString = allErrMessages.join("-----------------------\n");
        throw new Error("Errors detected in definition of Lexer:\n" + allErrMessagesString);
      }
      forEach_default(this.lexerDefinitionWarning, (warningDescriptor) => {
        PRINT_WARNING(warningDescriptor.message);
      });
      this.TRACE_INIT("Choosing sub-methods implementations", () => {
        if (hasOnlySingleMode) {
          this.handleModes = noop_default;
        }
        if (this.trackStartLines === false) {
          this.computeNewColumn = identity_default;
        }
        if (this.trackEndLines === false) {
          this.updateTokenEndLineColumnLocation = noop_default;
        }
        if (/full/i.test(this.config.positionTracking)) {
          this.createTokenInstance = this.createFullToken;
        } else if (/onlyStart/i.test(this.config.positionTracking)) {
          this.createTokenInstance = this.createStartOnlyToken;
        } else if (/onlyOffset/i.test(this.config.positionTracking)) {
          this.createTokenInstance = this.createOffsetOnlyToken;
        } else {
          throw Error(`Invalid <positionTracking> config option: "${this.config.positionTracking}"`);
        }
        if (this.hasCustom) {
          this.addToken = this.addTokenUsingPush;
          this.handlePayload = this.handlePayloadWithCustom;
        } else {
          this.addToken = this.addTokenUsingMemberAccess;
          this.handlePayload = this.handlePayloadNoCustom;
        }
      });
      this.TRACE_INIT("Failed Optimization Warnings", () => {
        const unOptimizedModes = reduce_default(this.canModeBeOptimized, (cannotBeOptimized, canBeOptimized, modeName) => {
          if (canBeOptimized === false) {
            cannotBeOptimized.push(modeName);
          }
          return cannotBeOptimized;
        }, []);
        if (config.ensureOptimizations && !isEmpty_default(unOptimizedModes)) {
          throw Error(`Lexer Modes: < ${unOptimizedModes.join(", ")} > cannot be optimized.
	 Disable the "ensureOptimizations" lexer config flag to silently ignore this and run the lexer in an un-optimized mode.
	 Or inspect the console log for details on how to resolve these issues.`);
        }
      });
      this.TRACE_INIT("clearRegExpParserCache", () => {
        clearRegExpParserCache();
      });
      this.TRACE_INIT("toFastProperties", () => {
        toFastProperties(this);
      });
    });
  }
  tokenize(text, initialMode = this.defaultMode) {
    if (!isEmpty_default(this.lexerDefinitionErrors)) {
      const allErrMessages = map_default(this.lexerDefinitionErrors, (error2) => {
        return error2.message;
      });
      const allErrMessagesString = allErrMessages.join("-----------------------\n");
      throw new Error("Unable to Tokenize because Errors detected in definition of Lexer:\n" + allErrMessagesString);
    }
    return this.tokenizeInternal(text, initialMode);
  }
  // There is quite a bit of duplication between this and "tokenizeInternalLazy"
  // This is intentional due to performance considerations.
  // this method also used quite a bit of `!` none null assertions because it is too optimized
  // for `tsc` to always understand it is "safe"
  tokenizeInternal(text, initialMode) {
    let i, j, k, matchAltImage, longerAlt, matchedImage, payload, altPayload, imageLength, group3, tokType, newToken, errLength, msg, match;
    const orgText = text;
    const orgLength = orgText.length;
    let offset = 0;
    let matchedTokensIndex = 0;
    const guessedNumberOfTokens = this.hasCustom ? 0 : Math.floor(text.length / 10);
    const matchedTokens = new Array(guessedNumberOfTokens);
    const errors = [];
    let line3 = this.trackStartLines ? 1 : void 0;
    let column = this.trackStartLines ? 1 : void 0;
    const groups = cloneEmptyGroups(this.emptyGroups);
    const trackLines = this.trackStartLines;
    const lineTerminatorPattern = this.config.lineTerminatorsPattern;
    let currModePatternsLength = 0;
    let patternIdxToConfig = [];
    let currCharCodeToPatternIdxToConfig = [];
    const modeStack = [];
    const emptyArray = [];
    Object.freeze(emptyArray);
    let isOptimizedMode = false;
    const pop_mode = (popToken) => {
      if (modeStack.length === 1 && // if we have both a POP_MODE and a PUSH_MODE this is in-fact a "transition"
      // So no error should occur.
      popToken.tokenType.PUSH_MODE === void 0) {
        const msg2 = this.config.errorMessageProvider.buildUnableToPopLexerModeMessage(popToken);
        errors.push({
          offset: popToken.startOffset,
          line: popToken.startLine,
          column: popToken.startColumn,
          length: popToken.image.length,
          message: msg2
        });
      } else {
        modeStack.pop();
        const newMode = last_default(modeStack);
        patternIdxToConfig = this.patternIdxToConfig[newMode];
        currCharCodeToPatternIdxToConfig = this.charCodeToPatternIdxToConfig[newMode];
        currModePatternsLength = patternIdxToConfig.length;
        const modeCanBeOptimized = this.canModeBeOptimized[newMode] && this.config.safeMode === false;
        if (currCharCodeToPatternIdxToConfig && modeCanBeOptimized) {
          isOptimizedMode = true;
        } else {
          isOptimizedMode = false;
        }
      }
    };
    function push_mode(newMode) {
      modeStack.push(newMode);
      currCharCodeToPatternIdxToConfig = this.charCodeToPatternIdxToConfig[newMode];
      patternIdxToConfig = this.patternIdxToConfig[newMode];
      currModePatternsLength = patternIdxToConfig.length;
      currModePatternsLength = patternIdxToConfig.length;
      const modeCanBeOptimized = this.canModeBeOptimized[newMode] && this.config.safeMode === false;
      if (currCharCodeToPatternIdxToConfig && modeCanBeOptimized) {
        isOptimizedMode = true;
      } else {
        isOptimizedMode = false;
      }
    }
    push_mode.call(this, initialMode);
    let currConfig;
    const recoveryEnabled = this.config.recoveryEnabled;
    while (offset < orgLength) {
      matchedImage = null;
      imageLength = -1;
      const nextCharCode = orgText.charCodeAt(offset);
      let chosenPatternIdxToConfig;
      if (isOptimizedMode) {
        const optimizedCharIdx = charCodeToOptimizedIndex(nextCharCode);
        const possiblePatterns = currCharCodeToPatternIdxToConfig[optimizedCharIdx];
        chosenPatternIdxToConfig = possiblePatterns !== void 0 ? possiblePatterns : emptyArray;
      } else {
        chosenPatternIdxToConfig = patternIdxToConfig;
      }
      const chosenPatternsLength = chosenPatternIdxToConfig.length;
      for (i = 0; i < chosenPatternsLength; i++) {
        currConfig = chosenPatternIdxToConfig[i];
        const currPattern = currConfig.pattern;
        payload = null;
        const singleCharCode = currConfig.short;
        if (singleCharCode !== false) {
          if (nextCharCode === singleCharCode) {
            imageLength = 1;
            matchedImage = currPattern;
          }
        } else if (currConfig.isCustom === true) {
          match = currPattern.exec(orgText, offset, matchedTokens, groups);
          if (match !== null) {
            matchedImage = match[0];
            imageLength = matchedImage.length;
            if (match.payload !== void 0) {
              payload = match.payload;
            }
          } else {
            matchedImage = null;
          }
        } else {
          currPattern.lastIndex = offset;
          imageLength = this.matchLength(currPattern, text, offset);
        }
        if (imageLength !== -1) {
          longerAlt = currConfig.longerAlt;
          if (longerAlt !== void 0) {
            matchedImage = text.substring(offset, offset + imageLength);
            const longerAltLength = longerAlt.length;
            for (k = 0; k < longerAltLength; k++) {
              const longerAltConfig = patternIdxToConfig[longerAlt[k]];
              const longerAltPattern = longerAltConfig.pattern;
              altPayload = null;
              if (longerAltConfig.isCustom === true) {
                match = longerAltPattern.exec(orgText, offset, matchedTokens, groups);
                if (match !== null) {
                  matchAltImage = match[0];
                  if (match.payload !== void 0) {
                    altPayload = match.payload;
                  }
                } else {
                  matchAltImage = null;
                }
              } else {
                longerAltPattern.lastIndex = offset;
                matchAltImage = this.match(longerAltPattern, text, offset);
              }
              if (matchAltImage && matchAltImage.length > matchedImage.length) {
                matchedImage = matchAltImage;
                imageLength = matchAltImage.length;
                payload = altPayload;
                currConfig = longerAltConfig;
                break;
              }
            }
          }
          break;
        }
      }
      if (imageLength !== -1) {
        group3 = currConfig.group;
        if (group3 !== void 0) {
          matchedImage = matchedImage !== null ? matchedImage : text.substring(offset, offset + imageLength);
          tokType = currConfig.tokenTypeIdx;
          newToken = this.createTokenInstance(matchedImage, offset, tokType, currConfig.tokenType, line3, column, imageLength);
          this.handlePayload(newToken, payload);
          if (group3 === false) {
            matchedTokensIndex = this.addToken(matchedTokens, matchedTokensIndex, newToken);
          } else {
            groups[group3].push(newToken);
          }
        }
        if (trackLines === true && currConfig.canLineTerminator === true) {
          let numOfLTsInMatch = 0;
          let foundTerminator;
          let lastLTEndOffset;
          lineTerminatorPattern.lastIndex = 0;
          do {
            matchedImage = matchedImage !== null ? matchedImage : text.substring(offset, offset + imageLength);
            foundTerminator = lineTerminatorPattern.test(matchedImage);
            if (foundTerminator === true) {
              lastLTEndOffset = lineTerminatorPattern.lastIndex - 1;
              numOfLTsInMatch++;
            }
          } while (foundTerminator === true);
          if (numOfLTsInMatch !== 0) {
            line3 = line3 + numOfLTsInMatch;
            column = imageLength - lastLTEndOffset;
            this.updateTokenEndLineColumnLocation(newToken, group3, lastLTEndOffset, numOfLTsInMatch, line3, column, imageLength);
          } else {
            column = this.computeNewColumn(column, imageLength);
          }
        } else {
          column = this.computeNewColumn(column, imageLength);
        }
        offset = offset + imageLength;
        this.handleModes(currConfig, pop_mode, push_mode, newToken);
      } else {
        const errorStartOffset = offset;
        const errorLine = line3;
        const errorColumn = column;
        let foundResyncPoint = recoveryEnabled === false;
        while (foundResyncPoint === false && offset < orgLength) {
          offset++;
          for (j = 0; j < currModePatternsLength; j++) {
            const currConfig2 = patternIdxToConfig[j];
            const currPattern = currConfig2.pattern;
            const singleCharCode = currConfig2.short;
            if (singleCharCode !== false) {
              if (orgText.charCodeAt(offset) === singleCharCode) {
                foundResyncPoint = true;
              }
            } else if (currConfig2.isCustom === true) {
              foundResyncPoint = currPattern.exec(orgText, offset, matchedTokens, groups) !== null;
            } else {
              currPattern.lastIndex = offset;
              foundResyncPoint = currPattern.exec(text) !== null;
            }
            if (foundResyncPoint === true) {
              break;
            }
          }
        }
        errLength = offset - errorStartOffset;
        column = this.computeNewColumn(column, errLength);
        msg = this.config.errorMessageProvider.buildUnexpectedCharactersMessage(orgText, errorStartOffset, errLength, errorLine, errorColumn, last_default(modeStack));
        errors.push({
          offset: errorStartOffset,
          line: errorLine,
          column: errorColumn,
          length: errLength,
          message: msg
        });
        if (recoveryEnabled === false) {
          break;
        }
      }
    }
    if (!this.hasCustom) {
      matchedTokens.length = matchedTokensIndex;
    }
    return {
      tokens: matchedTokens,
      groups,
      errors
    };
  }
  handleModes(config, pop_mode, push_mode, newToken) {
    if (config.pop === true) {
      const pushMode = config.push;
      pop_mode(newToken);
      if (pushMode !== void 0) {
        push_mode.call(this, pushMode);
      }
    } else if (config.push !== void 0) {
      push_mode.call(this, config.push);
    }
  }
  // TODO: decrease this under 600 characters? inspect stripping comments option in TSC compiler
  updateTokenEndLineColumnLocation(newToken, group3, lastLTIdx, numOfLTsInMatch, line3, column, imageLength) {
    let lastCharIsLT, fixForEndingInLT;
    if (group3 !== void 0) {
      lastCharIsLT = lastLTIdx === imageLength - 1;
      fixForEndingInLT = lastCharIsLT ? -1 : 0;
      if (!(numOfLTsInMatch === 1 && lastCharIsLT === true)) {
        newToken.endLine = line3 + fixForEndingInLT;
        newToken.endColumn = column - 1 + -fixForEndingInLT;
      }
    }
  }
  computeNewColumn(oldColumn, imageLength) {
    return oldColumn + imageLength;
  }
  createOffsetOnlyToken(image, startOffset, tokenTypeIdx, tokenType) {
    return {
      image,
      startOffset,
      tokenTypeIdx,
      tokenType
    };
  }
  createStartOnlyToken(image, startOffset, tokenTypeIdx, tokenType, startLine, startColumn) {
    return {
      image,
      startOffset,
      startLine,
      startColumn,
      tokenTypeIdx,
      tokenType
    };
  }
  createFullToken(image, startOffset, tokenTypeIdx, tokenType, startLine, startColumn, imageLength) {
    return {
      image,
      startOffset,
      endOffset: startOffset + imageLength - 1,
      startLine,
      endLine: startLine,
      startColumn,
      endColumn: startColumn + imageLength - 1,
      tokenTypeIdx,
      tokenType
    };
  }
  addTokenUsingPush(tokenVector, index, tokenToAdd) {
    tokenVector.push(tokenToAdd);
    return index;
  }
  addTokenUsingMemberAccess(tokenVector, index, tokenToAdd) {
    tokenVector[index] = tokenToAdd;
    index++;
    return index;
  }
  handlePayloadNoCustom(token, payload) {
  }
  handlePayloadWithCustom(token, payload) {
    if (payload !== null) {
      token.payload = payload;
    }
  }
  match(pattern, text, offset) {
    const found = pattern.test(text);
    if (found === true) {
      return text.substring(offset, pattern.lastIndex);
    }
    return null;
  }
  matchLength(pattern, text, offset) {
    const found = pattern.test(text);
    if (found === true) {
      return pattern.lastIndex - offset;
    }
    return -1;
  }
};
Lexer.SKIPPED = "This marks a skipped Token pattern, this means each token identified by it will be consumed and then thrown into oblivion, this can be used to for example to completely ignore whitespace.";
Lexer.NA = /NOT_APPLICABLE/;

// node_modules/chevrotain/lib/src/scan/tokens_public.js
function tokenLabel2(tokType) {
  if (hasTokenLabel2(tokType)) {
    return tokType.LABEL;
  } else {
    return tokType.name;
  }
}
function hasTokenLabel2(obj) {
  return isString_default(obj.LABEL) && obj.LABEL !== "";
}
var PARENT = "parent";
var CATEGORIES = "categories";
var LABEL = "label";
var GROUP = "group";
var PUSH_MODE = "push_mode";
var POP_MODE = "pop_mode";
var LONGER_ALT = "longer_alt";
var LINE_BREAKS = "line_breaks";
var START_CHARS_HINT = "start_chars_hint";
function createToken(config) {
  return createTokenInternal(config);
}
function createTokenInternal(config) {
  const pattern = config.pattern;
  const tokenType = {};
  tokenType.name = config.name;
  if (!isUndefined_default(pattern)) {
    tokenType.PATTERN = pattern;
  }
  if (has_default(config, PARENT)) {
    throw "The parent property is no longer supported.\nSee: https://github.com/chevrotain/chevrotain/issues/564#issuecomment-349062346 for details.";
  }
  if (has_default(config, CATEGORIES)) {
    tokenType.CATEGORIES = config[CATEGORIES];
  }
  augmentTokenTypes([tokenType]);
  if (has_default(config, LABEL)) {
    tokenType.LABEL = config[LABEL];
  }
  if (has_default(config, GROUP)) {
    tokenType.GROUP = config[GROUP];
  }
  if (has_default(config, POP_MODE)) {
    tokenType.POP_MODE = config[POP_MODE];
  }
  if (has_default(config, PUSH_MODE)) {
    tokenType.PUSH_MODE = config[PUSH_MODE];
  }
  if (has_default(config, LONGER_ALT)) {
    tokenType.LONGER_ALT = config[LONGER_ALT];
  }
  if (has_default(config, LINE_BREAKS)) {
    tokenType.LINE_BREAKS = config[LINE_BREAKS];
  }
  if (has_default(config, START_CHARS_HINT)) {
    tokenType.START_CHARS_HINT = config[START_CHARS_HINT];
  }
  return tokenType;
}
var EOF = createToken({ name: "EOF", pattern: Lexer.NA });
augmentTokenTypes([EOF]);
function createTokenInstance(tokType, image, startOffset, endOffset, startLine, endLine, startColumn, endColumn) {
  return {
    image,
    startOffset,
    endOffset,
    startLine,
    endLine,
    startColumn,
    endColumn,
    tokenTypeIdx: tokType.tokenTypeIdx,
    tokenType: tokType
  };
}
function tokenMatcher(token, tokType) {
  return tokenStructuredMatcher(token, tokType);
}

// node_modules/chevrotain/lib/src/parse/errors_public.js
var defaultParserErrorProvider = {
  buildMismatchTokenMessage({ expected, actual, previous, ruleName }) {
    const hasLabel = hasTokenLabel2(expected);
    const expectedMsg = hasLabel ? `--> ${tokenLabel2(expected)} <--` : `token of type --> ${expected.name} <--`;
    const msg = `Expecting ${expectedMsg} but found --> '${actual.image}' <--`;
    return msg;
  },
  buildNotAllInputParsedMessage({ firstRedundant, ruleName }) {
    return "Redundant input, expecting EOF but found: " + firstRedundant.image;
  },
  buildNoViableAltMessage({ expectedPathsPerAlt, actual, previous, customUserDescription, ruleName }) {
    const errPrefix = "Expecting: ";
    const actualText = head_default(actual).image;
    const errSuffix = "\nbut found: '" + actualText + "'";
    if (customUserDescription) {
      return errPrefix + customUserDescription + errSuffix;
    } else {
      const allLookAheadPaths = reduce_default(expectedPathsPerAlt, (result, currAltPaths) => result.concat(currAltPaths), []);
      const nextValidTokenSequences = map_default(allLookAheadPaths, (currPath) => `[${map_default(currPath, (currTokenType) => tokenLabel2(currTokenType)).join(", ")}]`);
      const nextValidSequenceItems = map_default(nextValidTokenSequences, (itemMsg, idx) => `  ${idx + 1}. ${itemMsg}`);
      const calculatedDescription = `one of these possible Token sequences:
${nextValidSequenceItems.join("\n")}`;
      return errPrefix + calculatedDescription + errSuffix;
    }
  },
  buildEarlyExitMessage({ expectedIterationPaths, actual, customUserDescription, ruleName }) {
    const errPrefix = "Expecting: ";
    const actualText = head_default(actual).image;
    const errSuffix = "\nbut found: '" + actualText + "'";
    if (customUserDescription) {
      return errPrefix + customUserDescription + errSuffix;
    } else {
      const nextValidTokenSequences = map_default(expectedIterationPaths, (currPath) => `[${map_default(currPath, (currTokenType) => tokenLabel2(currTokenType)).join(",")}]`);
      const calculatedDescription = `expecting at least one iteration which starts with one of these possible Token sequences::
  <${nextValidTokenSequences.join(" ,")}>`;
      return errPrefix + calculatedDescription + errSuffix;
    }
  }
};
Object.freeze(defaultParserErrorProvider);
var defaultGrammarResolverErrorProvider = {
  buildRuleNotFoundError(topLevelRule, undefinedRule) {
    const msg = "Invalid grammar, reference to a rule which is not defined: ->" + undefinedRule.nonTerminalName + "<-\ninside top level rule: ->" + topLevelRule.name + "<-";
    return msg;
  }
};
var defaultGrammarValidatorErrorProvider = {
  buildDuplicateFoundError(topLevelRule, duplicateProds) {
    function getExtraProductionArgument2(prod) {
      if (prod instanceof Terminal) {
        return prod.terminalType.name;
      } else if (prod instanceof NonTerminal) {
        return prod.nonTerminalName;
      } else {
        return "";
      }
    }
    const topLevelName = topLevelRule.name;
    const duplicateProd = head_default(duplicateProds);
    const index = duplicateProd.idx;
    const dslName = getProductionDslName(duplicateProd);
    const extraArgument = getExtraProductionArgument2(duplicateProd);
    const hasExplicitIndex = index > 0;
    let msg = `->${dslName}${hasExplicitIndex ? index : ""}<- ${extraArgument ? `with argument: ->${extraArgument}<-` : ""}
                  appears more than once (${duplicateProds.length} times) in the top level rule: ->${topLevelName}<-.                  
                  For further details see: https://chevrotain.io/docs/FAQ.html#NUMERICAL_SUFFIXES 
                  `;
    msg = msg.replace(/[ \t]+/g, " ");
    msg = msg.replace(/\s\s+/g, "\n");
    return msg;
  },
  buildNamespaceConflictError(rule) {
    const errMsg = `Namespace conflict found in grammar.
The grammar has both a Terminal(Token) and a Non-Terminal(Rule) named: <${rule.name}>.
To resolve this make sure each Terminal and Non-Terminal names are unique
This is easy to accomplish by using the convention that Terminal names start with an uppercase letter
and Non-Terminal names start with a lower case letter.`;
    return errMsg;
  },
  buildAlternationPrefixAmbiguityError(options) {
    const pathMsg = map_default(options.prefixPath, (currTok) => tokenLabel2(currTok)).join(", ");
    const occurrence = options.alternation.idx === 0 ? "" : options.alternation.idx;
    const errMsg = `Ambiguous alternatives: <${options.ambiguityIndices.join(" ,")}> due to common lookahead prefix
in <OR${occurrence}> inside <${options.topLevelRule.name}> Rule,
<${pathMsg}> may appears as a prefix path in all these alternatives.
See: https://chevrotain.io/docs/guide/resolving_grammar_errors.html#COMMON_PREFIX
For Further details.`;
    return errMsg;
  },
  buildAlternationAmbiguityError(options) {
    const occurrence = options.alternation.idx === 0 ? "" : options.alternation.idx;
    const isEmptyPath = options.prefixPath.length === 0;
    let currMessage = `Ambiguous Alternatives Detected: <${options.ambiguityIndices.join(" ,")}> in <OR${occurrence}> inside <${options.topLevelRule.name}> Rule,
`;
    if (isEmptyPath) {
      currMessage += `These alternatives are all empty (match no tokens), making them indistinguishable.
Only the last alternative may be empty.
`;
    } else {
      const pathMsg = map_default(options.prefixPath, (currtok) => tokenLabel2(currtok)).join(", ");
      currMessage += `<${pathMsg}> may appears as a prefix path in all these alternatives.
`;
    }
    currMessage += `See: https://chevrotain.io/docs/guide/resolving_grammar_errors.html#AMBIGUOUS_ALTERNATIVES
For Further details.`;
    return currMessage;
  },
  buildEmptyRepetitionError(options) {
    let dslName = getProductionDslName(options.repetition);
    if (options.repetition.idx !== 0) {
      dslName += options.repetition.idx;
    }
    const errMsg = `The repetition <${dslName}> within Rule <${options.topLevelRule.name}> can never consume any tokens.
This could lead to an infinite loop.`;
    return errMsg;
  },
  // TODO: remove - `errors_public` from nyc.config.js exclude
  //       once this method is fully removed from this file
  buildTokenNameError(options) {
    return "deprecated";
  },
  buildEmptyAlternationError(options) {
    const errMsg = `Ambiguous empty alternative: <${options.emptyChoiceIdx + 1}> in <OR${options.alternation.idx}> inside <${options.topLevelRule.name}> Rule.
Only the last alternative may be an empty alternative.`;
    return errMsg;
  },
  buildTooManyAlternativesError(options) {
    const errMsg = `An Alternation cannot have more than 256 alternatives:
<OR${options.alternation.idx}> inside <${options.topLevelRule.name}> Rule.
 has ${options.alternation.definition.length + 1} alternatives.`;
    return errMsg;
  },
  buildLeftRecursionError(options) {
    const ruleName = options.topLevelRule.name;
    const pathNames = map_default(options.leftRecursionPath, (currRule) => currRule.name);
    const leftRecursivePath = `${ruleName} --> ${pathNames.concat([ruleName]).join(" --> ")}`;
    const errMsg = `Left Recursion found in grammar.
rule: <${ruleName}> can be invoked from itself (directly or indirectly)
without consuming any Tokens. The grammar path that causes this is: 
 ${leftRecursivePath}
 To fix this refactor your grammar to remove the left recursion.
see: https://en.wikipedia.org/wiki/LL_parser#Left_factoring.`;
    return errMsg;
  },
  // TODO: remove - `errors_public` from nyc.config.js exclude
  //       once this method is fully removed from this file
  buildInvalidRuleNameError(options) {
    return "deprecated";
  },
  buildDuplicateRuleNameError(options) {
    let ruleName;
    if (options.topLevelRule instanceof Rule) {
      ruleName = options.topLevelRule.name;
    } else {
      ruleName = options.topLevelRule;
    }
    const errMsg = `Duplicate definition, rule: ->${ruleName}<- is already defined in the grammar: ->${options.grammarName}<-`;
    return errMsg;
  }
};

// node_modules/chevrotain/lib/src/parse/grammar/resolver.js
function resolveGrammar(topLevels, errMsgProvider) {
  const refResolver = new GastRefResolverVisitor(topLevels, errMsgProvider);
  refResolver.resolveRefs();
  return refResolver.errors;
}
var GastRefResolverVisitor = class extends GAstVisitor {
  constructor(nameToTopRule, errMsgProvider) {
    super();
    this.nameToTopRule = nameToTopRule;
    this.errMsgProvider = errMsgProvider;
    this.errors = [];
  }
  resolveRefs() {
    forEach_default(values_default(this.nameToTopRule), (prod) => {
      this.currTopLevel = prod;
      prod.accept(this);
    });
  }
  visitNonTerminal(node) {
    const ref = this.nameToTopRule[node.nonTerminalName];
    if (!ref) {
      const msg = this.errMsgProvider.buildRuleNotFoundError(this.currTopLevel, node);
      this.errors.push({
        message: msg,
        type: ParserDefinitionErrorType.UNRESOLVED_SUBRULE_REF,
        ruleName: this.currTopLevel.name,
        unresolvedRefName: node.nonTerminalName
      });
    } else {
      node.referencedRule = ref;
    }
  }
};

// node_modules/chevrotain/lib/src/parse/grammar/interpreter.js
var AbstractNextPossibleTokensWalker = class extends RestWalker {
  constructor(topProd, path) {
    super();
    this.topProd = topProd;
    this.path = path;
    this.possibleTokTypes = [];
    this.nextProductionName = "";
    this.nextProductionOccurrence = 0;
    this.found = false;
    this.isAtEndOfPath = false;
  }
  startWalking() {
    this.found = false;
    if (this.path.ruleStack[0] !== this.topProd.name) {
      throw Error("The path does not start with the walker's top Rule!");
    }
    this.ruleStack = clone_default(this.path.ruleStack).reverse();
    this.occurrenceStack = clone_default(this.path.occurrenceStack).reverse();
    this.ruleStack.pop();
    this.occurrenceStack.pop();
    this.updateExpectedNext();
    this.walk(this.topProd);
    return this.possibleTokTypes;
  }
  walk(prod, prevRest = []) {
    if (!this.found) {
      super.walk(prod, prevRest);
    }
  }
  walkProdRef(refProd, currRest, prevRest) {
    if (refProd.referencedRule.name === this.nextProductionName && refProd.idx === this.nextProductionOccurrence) {
      const fullRest = currRest.concat(prevRest);
      this.updateExpectedNext();
      this.walk(refProd.referencedRule, fullRest);
    }
  }
  updateExpectedNext() {
    if (isEmpty_default(this.ruleStack)) {
      this.nextProductionName = "";
      this.nextProductionOccurrence = 0;
      this.isAtEndOfPath = true;
    } else {
      this.nextProductionName = this.ruleStack.pop();
      this.nextProductionOccurrence = this.occurrenceStack.pop();
    }
  }
};
var NextAfterTokenWalker = class extends AbstractNextPossibleTokensWalker {
  constructor(topProd, path) {
    super(topProd, path);
    this.path = path;
    this.nextTerminalName = "";
    this.nextTerminalOccurrence = 0;
    this.nextTerminalName = this.path.lastTok.name;
    this.nextTerminalOccurrence = this.path.lastTokOccurrence;
  }
  walkTerminal(terminal, currRest, prevRest) {
    if (this.isAtEndOfPath && terminal.terminalType.name === this.nextTerminalName && terminal.idx === this.nextTerminalOccurrence && !this.found) {
      const fullRest = currRest.concat(prevRest);
      const restProd = new Alternative({ definition: fullRest });
      this.possibleTokTypes = first(restProd);
      this.found = true;
    }
  }
};
var AbstractNextTerminalAfterProductionWalker = class extends RestWalker {
  constructor(topRule, occurrence) {
    super();
    this.topRule = topRule;
    this.occurrence = occurrence;
    this.result = {
      token: void 0,
      occurrence: void 0,
      isEndOfRule: void 0
    };
  }
  startWalking() {
    this.walk(this.topRule);
    return this.result;
  }
};
var NextTerminalAfterManyWalker = class extends AbstractNextTerminalAfterProductionWalker {
  walkMany(manyProd, currRest, prevRest) {
    if (manyProd.idx === this.occurrence) {
      const firstAfterMany = head_default(currRest.concat(prevRest));
      this.result.isEndOfRule = firstAfterMany === void 0;
      if (firstAfterMany instanceof Terminal) {
        this.result.token = firstAfterMany.terminalType;
        this.result.occurrence = firstAfterMany.idx;
      }
    } else {
      super.walkMany(manyProd, currRest, prevRest);
    }
  }
};
var NextTerminalAfterManySepWalker = class extends AbstractNextTerminalAfterProductionWalker {
  walkManySep(manySepProd, currRest, prevRest) {
    if (manySepProd.idx === this.occurrence) {
      const firstAfterManySep = head_default(currRest.concat(prevRest));
      this.result.isEndOfRule = firstAfterManySep === void 0;
      if (firstAfterManySep instanceof Terminal) {
        this.result.token = firstAfterManySep.terminalType;
        this.result.occurrence = firstAfterManySep.idx;
      }
    } else {
      super.walkManySep(manySepProd, currRest, prevRest);
    }
  }
};
var NextTerminalAfterAtLeastOneWalker = class extends AbstractNextTerminalAfterProductionWalker {
  walkAtLeastOne(atLeastOneProd, currRest, prevRest) {
    if (atLeastOneProd.idx === this.occurrence) {
      const firstAfterAtLeastOne = head_default(currRest.concat(prevRest));
      this.result.isEndOfRule = firstAfterAtLeastOne === void 0;
      if (firstAfterAtLeastOne instanceof Terminal) {
        this.result.token = firstAfterAtLeastOne.terminalType;
        this.result.occurrence = firstAfterAtLeastOne.idx;
      }
    } else {
      super.walkAtLeastOne(atLeastOneProd, currRest, prevRest);
    }
  }
};
var NextTerminalAfterAtLeastOneSepWalker = class extends AbstractNextTerminalAfterProductionWalker {
  walkAtLeastOneSep(atleastOneSepProd, currRest, prevRest) {
    if (atleastOneSepProd.idx === this.occurrence) {
      const firstAfterfirstAfterAtLeastOneSep = head_default(currRest.concat(prevRest));
      this.result.isEndOfRule = firstAfterfirstAfterAtLeastOneSep === void 0;
      if (firstAfterfirstAfterAtLeastOneSep instanceof Terminal) {
        this.result.token = firstAfterfirstAfterAtLeastOneSep.terminalType;
        this.result.occurrence = firstAfterfirstAfterAtLeastOneSep.idx;
      }
    } else {
      super.walkAtLeastOneSep(atleastOneSepProd, currRest, prevRest);
    }
  }
};
function possiblePathsFrom(targetDef, maxLength, currPath = []) {
  currPath = clone_default(currPath);
  let result = [];
  let i = 0;
  function remainingPathWith(nextDef) {
    return nextDef.concat(drop_default(targetDef, i + 1));
  }
  function getAlternativesForProd(definition) {
    const alternatives = possiblePathsFrom(remainingPathWith(definition), maxLength, currPath);
    return result.concat(alternatives);
  }
  while (currPath.length < maxLength && i < targetDef.length) {
    const prod = targetDef[i];
    if (prod instanceof Alternative) {
      return getAlternativesForProd(prod.definition);
    } else if (prod instanceof NonTerminal) {
      return getAlternativesForProd(prod.definition);
    } else if (prod instanceof Option) {
      result = getAlternativesForProd(prod.definition);
    } else if (prod instanceof RepetitionMandatory) {
      const newDef = prod.definition.concat([
        new Repetition({
          definition: prod.definition
        })
      ]);
      return getAlternativesForProd(newDef);
    } else if (prod instanceof RepetitionMandatoryWithSeparator) {
      const newDef = [
        new Alternative({ definition: prod.definition }),
        new Repetition({
          definition: [new Terminal({ terminalType: prod.separator })].concat(prod.definition)
        })
      ];
      return getAlternativesForProd(newDef);
    } else if (prod instanceof RepetitionWithSeparator) {
      const newDef = prod.definition.concat([
        new Repetition({
          definition: [new Terminal({ terminalType: prod.separator })].concat(prod.definition)
        })
      ]);
      result = getAlternativesForProd(newDef);
    } else if (prod instanceof Repetition) {
      const newDef = prod.definition.concat([
        new Repetition({
          definition: prod.definition
        })
      ]);
      result = getAlternativesForProd(newDef);
    } else if (prod instanceof Alternation) {
      forEach_default(prod.definition, (currAlt) => {
        if (isEmpty_default(currAlt.definition) === false) {
          result = getAlternativesForProd(currAlt.definition);
        }
      });
      return result;
    } else if (prod instanceof Terminal) {
      currPath.push(prod.terminalType);
    } else {
      throw Error("non exhaustive match");
    }
    i++;
  }
  result.push({
    partialPath: currPath,
    suffixDef: drop_default(targetDef, i)
  });
  return result;
}
function nextPossibleTokensAfter(initialDef, tokenVector, tokMatcher, maxLookAhead) {
  const EXIT_NON_TERMINAL = "EXIT_NONE_TERMINAL";
  const EXIT_NON_TERMINAL_ARR = [EXIT_NON_TERMINAL];
  const EXIT_ALTERNATIVE = "EXIT_ALTERNATIVE";
  let foundCompletePath = false;
  const tokenVectorLength = tokenVector.length;
  const minimalAlternativesIndex = tokenVectorLength - maxLookAhead - 1;
  const result = [];
  const possiblePaths = [];
  possiblePaths.push({
    idx: -1,
    def: initialDef,
    ruleStack: [],
    occurrenceStack: []
  });
  while (!isEmpty_default(possiblePaths)) {
    const currPath = possiblePaths.pop();
    if (currPath === EXIT_ALTERNATIVE) {
      if (foundCompletePath && last_default(possiblePaths).idx <= minimalAlternativesIndex) {
        possiblePaths.pop();
      }
      continue;
    }
    const currDef = currPath.def;
    const currIdx = currPath.idx;
    const currRuleStack = currPath.ruleStack;
    const currOccurrenceStack = currPath.occurrenceStack;
    if (isEmpty_default(currDef)) {
      continue;
    }
    const prod = currDef[0];
    if (prod === EXIT_NON_TERMINAL) {
      const nextPath = {
        idx: currIdx,
        def: drop_default(currDef),
        ruleStack: dropRight_default(currRuleStack),
        occurrenceStack: dropRight_default(currOccurrenceStack)
      };
      possiblePaths.push(nextPath);
    } else if (prod instanceof Terminal) {
      if (currIdx < tokenVectorLength - 1) {
        const nextIdx = currIdx + 1;
        const actualToken = tokenVector[nextIdx];
        if (tokMatcher(actualToken, prod.terminalType)) {
          const nextPath = {
            idx: nextIdx,
            def: drop_default(currDef),
            ruleStack: currRuleStack,
            occurrenceStack: currOccurrenceStack
          };
          possiblePaths.push(nextPath);
        }
      } else if (currIdx === tokenVectorLength - 1) {
        result.push({
          nextTokenType: prod.terminalType,
          nextTokenOccurrence: prod.idx,
          ruleStack: currRuleStack,
          occurrenceStack: currOccurrenceStack
        });
        foundCompletePath = true;
      } else {
        throw Error("non exhaustive match");
      }
    } else if (prod instanceof NonTerminal) {
      const newRuleStack = clone_default(currRuleStack);
      newRuleStack.push(prod.nonTerminalName);
      const newOccurrenceStack = clone_default(currOccurrenceStack);
      newOccurrenceStack.push(prod.idx);
      const nextPath = {
        idx: currIdx,
        def: prod.definition.concat(EXIT_NON_TERMINAL_ARR, drop_default(currDef)),
        ruleStack: newRuleStack,
        occurrenceStack: newOccurrenceStack
      };
      possiblePaths.push(nextPath);
    } else if (prod instanceof Option) {
      const nextPathWithout = {
        idx: currIdx,
        def: drop_default(currDef),
        ruleStack: currRuleStack,
        occurrenceStack: currOccurrenceStack
      };
      possiblePaths.push(nextPathWithout);
      possiblePaths.push(EXIT_ALTERNATIVE);
      const nextPathWith = {
        idx: currIdx,
        def: prod.definition.concat(drop_default(currDef)),
        ruleStack: currRuleStack,
        occurrenceStack: currOccurrenceStack
      };
      possiblePaths.push(nextPathWith);
    } else if (prod instanceof RepetitionMandatory) {
      const secondIteration = new Repetition({
        definition: prod.definition,
        idx: prod.idx
      });
      const nextDef = prod.definition.concat([secondIteration], drop_default(currDef));
      const nextPath = {
        idx: currIdx,
        def: nextDef,
        ruleStack: currRuleStack,
        occurrenceStack: currOccurrenceStack
      };
      possiblePaths.push(nextPath);
    } else if (prod instanceof RepetitionMandatoryWithSeparator) {
      const separatorGast = new Terminal({
        terminalType: prod.separator
      });
      const secondIteration = new Repetition({
        definition: [separatorGast].concat(prod.definition),
        idx: prod.idx
      });
      const nextDef = prod.definition.concat([secondIteration], drop_default(currDef));
      const nextPath = {
        idx: currIdx,
        def: nextDef,
        ruleStack: currRuleStack,
        occurrenceStack: currOccurrenceStack
      };
      possiblePaths.push(nextPath);
    } else if (prod instanceof RepetitionWithSeparator) {
      const nextPathWithout = {
        idx: currIdx,
        def: drop_default(currDef),
        ruleStack: currRuleStack,
        occurrenceStack: currOccurrenceStack
      };
      possiblePaths.push(nextPathWithout);
      possiblePaths.push(EXIT_ALTERNATIVE);
      const separatorGast = new Terminal({
        terminalType: prod.separator
      });
      const nthRepetition = new Repetition({
        definition: [separatorGast].concat(prod.definition),
        idx: prod.idx
      });
      const nextDef = prod.definition.concat([nthRepetition], drop_default(currDef));
      const nextPathWith = {
        idx: currIdx,
        def: nextDef,
        ruleStack: currRuleStack,
        occurrenceStack: currOccurrenceStack
      };
      possiblePaths.push(nextPathWith);
    } else if (prod instanceof Repetition) {
      const nextPathWithout = {
        idx: currIdx,
        def: drop_default(currDef),
        ruleStack: currRuleStack,
        occurrenceStack: currOccurrenceStack
      };
      possiblePaths.push(nextPathWithout);
      possiblePaths.push(EXIT_ALTERNATIVE);
      const nthRepetition = new Repetition({
        definition: prod.definition,
        idx: prod.idx
      });
      const nextDef = prod.definition.concat([nthRepetition], drop_default(currDef));
      const nextPathWith = {
        idx: currIdx,
        def: nextDef,
        ruleStack: currRuleStack,
        occurrenceStack: currOccurrenceStack
      };
      possiblePaths.push(nextPathWith);
    } else if (prod instanceof Alternation) {
      for (let i = prod.definition.length - 1; i >= 0; i--) {
        const currAlt = prod.definition[i];
        const currAltPath = {
          idx: currIdx,
          def: currAlt.definition.concat(drop_default(currDef)),
          ruleStack: currRuleStack,
          occurrenceStack: currOccurrenceStack
        };
        possiblePaths.push(currAltPath);
        possiblePaths.push(EXIT_ALTERNATIVE);
      }
    } else if (prod instanceof Alternative) {
      possiblePaths.push({
        idx: currIdx,
        def: prod.definition.concat(drop_default(currDef)),
        ruleStack: currRuleStack,
        occurrenceStack: currOccurrenceStack
      });
    } else if (prod instanceof Rule) {
      possiblePaths.push(expandTopLevelRule(prod, currIdx, currRuleStack, currOccurrenceStack));
    } else {
      throw Error("non exhaustive match");
    }
  }
  return result;
}
function expandTopLevelRule(topRule, currIdx, currRuleStack, currOccurrenceStack) {
  const newRuleStack = clone_default(currRuleStack);
  newRuleStack.push(topRule.name);
  const newCurrOccurrenceStack = clone_default(currOccurrenceStack);
  newCurrOccurrenceStack.push(1);
  return {
    idx: currIdx,
    def: topRule.definition,
    ruleStack: newRuleStack,
    occurrenceStack: newCurrOccurrenceStack
  };
}

// node_modules/chevrotain/lib/src/parse/grammar/lookahead.js
var PROD_TYPE;
(function(PROD_TYPE2) {
  PROD_TYPE2[PROD_TYPE2["OPTION"] = 0] = "OPTION";
  PROD_TYPE2[PROD_TYPE2["REPETITION"] = 1] = "REPETITION";
  PROD_TYPE2[PROD_TYPE2["REPETITION_MANDATORY"] = 2] = "REPETITION_MANDATORY";
  PROD_TYPE2[PROD_TYPE2["REPETITION_MANDATORY_WITH_SEPARATOR"] = 3] = "REPETITION_MANDATORY_WITH_SEPARATOR";
  PROD_TYPE2[PROD_TYPE2["REPETITION_WITH_SEPARATOR"] = 4] = "REPETITION_WITH_SEPARATOR";
  PROD_TYPE2[PROD_TYPE2["ALTERNATION"] = 5] = "ALTERNATION";
})(PROD_TYPE || (PROD_TYPE = {}));
function getProdType(prod) {
  if (prod instanceof Option || prod === "Option") {
    return PROD_TYPE.OPTION;
  } else if (prod instanceof Repetition || prod === "Repetition") {
    return PROD_TYPE.REPETITION;
  } else if (prod instanceof RepetitionMandatory || prod === "RepetitionMandatory") {
    return PROD_TYPE.REPETITION_MANDATORY;
  } else if (prod instanceof RepetitionMandatoryWithSeparator || prod === "RepetitionMandatoryWithSeparator") {
    return PROD_TYPE.REPETITION_MANDATORY_WITH_SEPARATOR;
  } else if (prod instanceof RepetitionWithSeparator || prod === "RepetitionWithSeparator") {
    return PROD_TYPE.REPETITION_WITH_SEPARATOR;
  } else if (prod instanceof Alternation || prod === "Alternation") {
    return PROD_TYPE.ALTERNATION;
  } else {
    throw Error("non exhaustive match");
  }
}
function buildLookaheadFuncForOr(occurrence, ruleGrammar, maxLookahead, hasPredicates, dynamicTokensEnabled, laFuncBuilder) {
  const lookAheadPaths = getLookaheadPathsForOr(occurrence, ruleGrammar, maxLookahead);
  const tokenMatcher2 = areTokenCategoriesNotUsed(lookAheadPaths) ? tokenStructuredMatcherNoCategories : tokenStructuredMatcher;
  return laFuncBuilder(lookAheadPaths, hasPredicates, tokenMatcher2, dynamicTokensEnabled);
}
function buildLookaheadFuncForOptionalProd(occurrence, ruleGrammar, k, dynamicTokensEnabled, prodType, lookaheadBuilder) {
  const lookAheadPaths = getLookaheadPathsForOptionalProd(occurrence, ruleGrammar, prodType, k);
  const tokenMatcher2 = areTokenCategoriesNotUsed(lookAheadPaths) ? tokenStructuredMatcherNoCategories : tokenStructuredMatcher;
  return lookaheadBuilder(lookAheadPaths[0], tokenMatcher2, dynamicTokensEnabled);
}
function buildAlternativesLookAheadFunc(alts, hasPredicates, tokenMatcher2, dynamicTokensEnabled) {
  const numOfAlts = alts.length;
  const areAllOneTokenLookahead = every_default(alts, (currAlt) => {
    return every_default(currAlt, (currPath) => {
      return currPath.length === 1;
    });
  });
  if (hasPredicates) {
    return function(orAlts) {
      const predicates = map_default(orAlts, (currAlt) => currAlt.GATE);
      for (let t = 0; t < numOfAlts; t++) {
        const currAlt = alts[t];
        const currNumOfPaths = currAlt.length;
        const currPredicate = predicates[t];
        if (currPredicate !== void 0 && currPredicate.call(this) === false) {
          continue;
        }
        nextPath: for (let j = 0; j < currNumOfPaths; j++) {
          const currPath = currAlt[j];
          const currPathLength = currPath.length;
          for (let i = 0; i < currPathLength; i++) {
            const nextToken = this.LA_FAST(i + 1);
            if (tokenMatcher2(nextToken, currPath[i]) === false) {
              continue nextPath;
            }
          }
          return t;
        }
      }
      return void 0;
    };
  } else if (areAllOneTokenLookahead && !dynamicTokensEnabled) {
    const singleTokenAlts = map_default(alts, (currAlt) => {
      return flatten_default(currAlt);
    });
    const choiceToAlt = reduce_default(singleTokenAlts, (result, currAlt, idx) => {
      forEach_default(currAlt, (currTokType) => {
        if (!has_default(result, currTokType.tokenTypeIdx)) {
          result[currTokType.tokenTypeIdx] = idx;
        }
        forEach_default(currTokType.categoryMatches, (currExtendingType) => {
          if (!has_default(result, currExtendingType)) {
            result[currExtendingType] = idx;
          }
        });
      });
      return result;
    }, {});
    return function() {
      const nextToken = this.LA_FAST(1);
      return choiceToAlt[nextToken.tokenTypeIdx];
    };
  } else {
    return function() {
      for (let t = 0; t < numOfAlts; t++) {
        const currAlt = alts[t];
        const currNumOfPaths = currAlt.length;
        nextPath: for (let j = 0; j < currNumOfPaths; j++) {
          const currPath = currAlt[j];
          const currPathLength = currPath.length;
          for (let i = 0; i < currPathLength; i++) {
            const nextToken = this.LA_FAST(i + 1);
            if (tokenMatcher2(nextToken, currPath[i]) === false) {
              continue nextPath;
            }
          }
          return t;
        }
      }
      return void 0;
    };
  }
}
function buildSingleAlternativeLookaheadFunction(alt, tokenMatcher2, dynamicTokensEnabled) {
  const areAllOneTokenLookahead = every_default(alt, (currPath) => {
    return currPath.length === 1;
  });
  const numOfPaths = alt.length;
  if (areAllOneTokenLookahead && !dynamicTokensEnabled) {
    const singleTokensTypes = flatten_default(alt);
    if (singleTokensTypes.length === 1 && isEmpty_default(singleTokensTypes[0].categoryMatches)) {
      const expectedTokenType = singleTokensTypes[0];
      const expectedTokenUniqueKey = expectedTokenType.tokenTypeIdx;
      return function() {
        return this.LA_FAST(1).tokenTypeIdx === expectedTokenUniqueKey;
      };
    } else {
      const choiceToAlt = reduce_default(singleTokensTypes, (result, currTokType, idx) => {
        result[currTokType.tokenTypeIdx] = true;
        forEach_default(currTokType.categoryMatches, (currExtendingType) => {
          result[currExtendingType] = true;
        });
        return result;
      }, []);
      return function() {
        const nextToken = this.LA_FAST(1);
        return choiceToAlt[nextToken.tokenTypeIdx] === true;
      };
    }
  } else {
    return function() {
      nextPath: for (let j = 0; j < numOfPaths; j++) {
        const currPath = alt[j];
        const currPathLength = currPath.length;
        for (let i = 0; i < currPathLength; i++) {
          const nextToken = this.LA_FAST(i + 1);
          if (tokenMatcher2(nextToken, currPath[i]) === false) {
            continue nextPath;
          }
        }
        return true;
      }
      return false;
    };
  }
}
var RestDefinitionFinderWalker = class extends RestWalker {
  constructor(topProd, targetOccurrence, targetProdType) {
    super();
    this.topProd = topProd;
    this.targetOccurrence = targetOccurrence;
    this.targetProdType = targetProdType;
  }
  startWalking() {
    this.walk(this.topProd);
    return this.restDef;
  }
  checkIsTarget(node, expectedProdType, currRest, prevRest) {
    if (node.idx === this.targetOccurrence && this.targetProdType === expectedProdType) {
      this.restDef = currRest.concat(prevRest);
      return true;
    }
    return false;
  }
  walkOption(optionProd, currRest, prevRest) {
    if (!this.checkIsTarget(optionProd, PROD_TYPE.OPTION, currRest, prevRest)) {
      super.walkOption(optionProd, currRest, prevRest);
    }
  }
  walkAtLeastOne(atLeastOneProd, currRest, prevRest) {
    if (!this.checkIsTarget(atLeastOneProd, PROD_TYPE.REPETITION_MANDATORY, currRest, prevRest)) {
      super.walkOption(atLeastOneProd, currRest, prevRest);
    }
  }
  walkAtLeastOneSep(atLeastOneSepProd, currRest, prevRest) {
    if (!this.checkIsTarget(atLeastOneSepProd, PROD_TYPE.REPETITION_MANDATORY_WITH_SEPARATOR, currRest, prevRest)) {
      super.walkOption(atLeastOneSepProd, currRest, prevRest);
    }
  }
  walkMany(manyProd, currRest, prevRest) {
    if (!this.checkIsTarget(manyProd, PROD_TYPE.REPETITION, currRest, prevRest)) {
      super.walkOption(manyProd, currRest, prevRest);
    }
  }
  walkManySep(manySepProd, currRest, prevRest) {
    if (!this.checkIsTarget(manySepProd, PROD_TYPE.REPETITION_WITH_SEPARATOR, currRest, prevRest)) {
      super.walkOption(manySepProd, currRest, prevRest);
    }
  }
};
var InsideDefinitionFinderVisitor = class extends GAstVisitor {
  constructor(targetOccurrence, targetProdType, targetRef) {
    super();
    this.targetOccurrence = targetOccurrence;
    this.targetProdType = targetProdType;
    this.targetRef = targetRef;
    this.result = [];
  }
  checkIsTarget(node, expectedProdName) {
    if (node.idx === this.targetOccurrence && this.targetProdType === expectedProdName && (this.targetRef === void 0 || node === this.targetRef)) {
      this.result = node.definition;
    }
  }
  visitOption(node) {
    this.checkIsTarget(node, PROD_TYPE.OPTION);
  }
  visitRepetition(node) {
    this.checkIsTarget(node, PROD_TYPE.REPETITION);
  }
  visitRepetitionMandatory(node) {
    this.checkIsTarget(node, PROD_TYPE.REPETITION_MANDATORY);
  }
  visitRepetitionMandatoryWithSeparator(node) {
    this.checkIsTarget(node, PROD_TYPE.REPETITION_MANDATORY_WITH_SEPARATOR);
  }
  visitRepetitionWithSeparator(node) {
    this.checkIsTarget(node, PROD_TYPE.REPETITION_WITH_SEPARATOR);
  }
  visitAlternation(node) {
    this.checkIsTarget(node, PROD_TYPE.ALTERNATION);
  }
};
function initializeArrayOfArrays(size) {
  const result = new Array(size);
  for (let i = 0; i < size; i++) {
    result[i] = [];
  }
  return result;
}
function pathToHashKeys(path) {
  let keys2 = [""];
  for (let i = 0; i < path.length; i++) {
    const tokType = path[i];
    const longerKeys = [];
    for (let j = 0; j < keys2.length; j++) {
      const currShorterKey = keys2[j];
      longerKeys.push(currShorterKey + "_" + tokType.tokenTypeIdx);
      for (let t = 0; t < tokType.categoryMatches.length; t++) {
        const categoriesKeySuffix = "_" + tokType.categoryMatches[t];
        longerKeys.push(currShorterKey + categoriesKeySuffix);
      }
    }
    keys2 = longerKeys;
  }
  return keys2;
}
function isUniquePrefixHash(altKnownPathsKeys, searchPathKeys, idx) {
  for (let currAltIdx = 0; currAltIdx < altKnownPathsKeys.length; currAltIdx++) {
    if (currAltIdx === idx) {
      continue;
    }
    const otherAltKnownPathsKeys = altKnownPathsKeys[currAltIdx];
    for (let searchIdx = 0; searchIdx < searchPathKeys.length; searchIdx++) {
      const searchKey = searchPathKeys[searchIdx];
      if (otherAltKnownPathsKeys[searchKey] === true) {
        return false;
      }
    }
  }
  return true;
}
function lookAheadSequenceFromAlternatives(altsDefs, k) {
  const partialAlts = map_default(altsDefs, (currAlt) => possiblePathsFrom([currAlt], 1));
  const finalResult = initializeArrayOfArrays(partialAlts.length);
  const altsHashes = map_default(partialAlts, (currAltPaths) => {
    const dict = {};
    forEach_default(currAltPaths, (item) => {
      const keys2 = pathToHashKeys(item.partialPath);
      forEach_default(keys2, (currKey) => {
        dict[currKey] = true;
      });
    });
    return dict;
  });
  let newData = partialAlts;
  for (let pathLength = 1; pathLength <= k; pathLength++) {
    const currDataset = newData;
    newData = initializeArrayOfArrays(currDataset.length);
    for (let altIdx = 0; altIdx < currDataset.length; altIdx++) {
      const currAltPathsAndSuffixes = currDataset[altIdx];
      for (let currPathIdx = 0; currPathIdx < currAltPathsAndSuffixes.length; currPathIdx++) {
        const currPathPrefix = currAltPathsAndSuffixes[currPathIdx].partialPath;
        const suffixDef = currAltPathsAndSuffixes[currPathIdx].suffixDef;
        const prefixKeys = pathToHashKeys(currPathPrefix);
        const isUnique = isUniquePrefixHash(altsHashes, prefixKeys, altIdx);
        if (isUnique || isEmpty_default(suffixDef) || currPathPrefix.length === k) {
          const currAltResult = finalResult[altIdx];
          if (containsPath(currAltResult, currPathPrefix) === false) {
            currAltResult.push(currPathPrefix);
            for (let j = 0; j < prefixKeys.length; j++) {
              const currKey = prefixKeys[j];
              altsHashes[altIdx][currKey] = true;
            }
          }
        } else {
          const newPartialPathsAndSuffixes = possiblePathsFrom(suffixDef, pathLength + 1, currPathPrefix);
          newData[altIdx] = newData[altIdx].concat(newPartialPathsAndSuffixes);
          forEach_default(newPartialPathsAndSuffixes, (item) => {
            const prefixKeys2 = pathToHashKeys(item.partialPath);
            forEach_default(prefixKeys2, (key) => {
              altsHashes[altIdx][key] = true;
            });
          });
        }
      }
    }
  }
  return finalResult;
}
function getLookaheadPathsForOr(occurrence, ruleGrammar, k, orProd) {
  const visitor = new InsideDefinitionFinderVisitor(occurrence, PROD_TYPE.ALTERNATION, orProd);
  ruleGrammar.accept(visitor);
  return lookAheadSequenceFromAlternatives(visitor.result, k);
}
function getLookaheadPathsForOptionalProd(occurrence, ruleGrammar, prodType, k) {
  const insideDefVisitor = new InsideDefinitionFinderVisitor(occurrence, prodType);
  ruleGrammar.accept(insideDefVisitor);
  const insideDef = insideDefVisitor.result;
  const afterDefWalker = new RestDefinitionFinderWalker(ruleGrammar, occurrence, prodType);
  const afterDef = afterDefWalker.startWalking();
  const insideFlat = new Alternative({ definition: insideDef });
  const afterFlat = new Alternative({ definition: afterDef });
  return lookAheadSequenceFromAlternatives([insideFlat, afterFlat], k);
}
function containsPath(alternative, searchPath) {
  compareOtherPath: for (let i = 0; i < alternative.length; i++) {
    const otherPath = alternative[i];
    if (otherPath.length !== searchPath.length) {
      continue;
    }
    for (let j = 0; j < otherPath.length; j++) {
      const searchTok = searchPath[j];
      const otherTok = otherPath[j];
      const matchingTokens = searchTok === otherTok || otherTok.categoryMatchesMap[searchTok.tokenTypeIdx] !== void 0;
      if (matchingTokens === false) {
        continue compareOtherPath;
      }
    }
    return true;
  }
  return false;
}
function isStrictPrefixOfPath(prefix, other) {
  return prefix.length < other.length && every_default(prefix, (tokType, idx) => {
    const otherTokType = other[idx];
    return tokType === otherTokType || otherTokType.categoryMatchesMap[tokType.tokenTypeIdx];
  });
}
function areTokenCategoriesNotUsed(lookAheadPaths) {
  return every_default(lookAheadPaths, (singleAltPaths) => every_default(singleAltPaths, (singlePath) => every_default(singlePath, (token) => isEmpty_default(token.categoryMatches))));
}

// node_modules/chevrotain/lib/src/parse/grammar/checks.js
function validateLookahead(options) {
  const lookaheadValidationErrorMessages = options.lookaheadStrategy.validate({
    rules: options.rules,
    tokenTypes: options.tokenTypes,
    grammarName: options.grammarName
  });
  return map_default(lookaheadValidationErrorMessages, (errorMessage) => Object.assign({ type: ParserDefinitionErrorType.CUSTOM_LOOKAHEAD_VALIDATION }, errorMessage));
}
function validateGrammar(topLevels, tokenTypes, errMsgProvider, grammarName) {
  const duplicateErrors = flatMap_default(topLevels, (currTopLevel) => validateDuplicateProductions(currTopLevel, errMsgProvider));
  const termsNamespaceConflictErrors = checkTerminalAndNoneTerminalsNameSpace(topLevels, tokenTypes, errMsgProvider);
  const tooManyAltsErrors = flatMap_default(topLevels, (curRule) => validateTooManyAlts(curRule, errMsgProvider));
  const duplicateRulesError = flatMap_default(topLevels, (curRule) => validateRuleDoesNotAlreadyExist(curRule, topLevels, grammarName, errMsgProvider));
  return duplicateErrors.concat(termsNamespaceConflictErrors, tooManyAltsErrors, duplicateRulesError);
}
function validateDuplicateProductions(topLevelRule, errMsgProvider) {
  const collectorVisitor2 = new OccurrenceValidationCollector();
  topLevelRule.accept(collectorVisitor2);
  const allRuleProductions = collectorVisitor2.allProductions;
  const productionGroups = groupBy_default(allRuleProductions, identifyProductionForDuplicates);
  const duplicates = pickBy_default(productionGroups, (currGroup) => {
    return currGroup.length > 1;
  });
  const errors = map_default(values_default(duplicates), (currDuplicates) => {
    const firstProd = head_default(currDuplicates);
    const msg = errMsgProvider.buildDuplicateFoundError(topLevelRule, currDuplicates);
    const dslName = getProductionDslName(firstProd);
    const defError = {
      message: msg,
      type: ParserDefinitionErrorType.DUPLICATE_PRODUCTIONS,
      ruleName: topLevelRule.name,
      dslName,
      occurrence: firstProd.idx
    };
    const param = getExtraProductionArgument(firstProd);
    if (param) {
      defError.parameter = param;
    }
    return defError;
  });
  return errors;
}
function identifyProductionForDuplicates(prod) {
  return `${getProductionDslName(prod)}_#_${prod.idx}_#_${getExtraProductionArgument(prod)}`;
}
function getExtraProductionArgument(prod) {
  if (prod instanceof Terminal) {
    return prod.terminalType.name;
  } else if (prod instanceof NonTerminal) {
    return prod.nonTerminalName;
  } else {
    return "";
  }
}
var OccurrenceValidationCollector = class extends GAstVisitor {
  constructor() {
    super(...arguments);
    this.allProductions = [];
  }
  visitNonTerminal(subrule) {
    this.allProductions.push(subrule);
  }
  visitOption(option) {
    this.allProductions.push(option);
  }
  visitRepetitionWithSeparator(manySep) {
    this.allProductions.push(manySep);
  }
  visitRepetitionMandatory(atLeastOne) {
    this.allProductions.push(atLeastOne);
  }
  visitRepetitionMandatoryWithSeparator(atLeastOneSep) {
    this.allProductions.push(atLeastOneSep);
  }
  visitRepetition(many) {
    this.allProductions.push(many);
  }
  visitAlternation(or) {
    this.allProductions.push(or);
  }
  visitTerminal(terminal) {
    this.allProductions.push(terminal);
  }
};
function validateRuleDoesNotAlreadyExist(rule, allRules, className, errMsgProvider) {
  const errors = [];
  const occurrences = reduce_default(allRules, (result, curRule) => {
    if (curRule.name === rule.name) {
      return result + 1;
    }
    return result;
  }, 0);
  if (occurrences > 1) {
    const errMsg = errMsgProvider.buildDuplicateRuleNameError({
      topLevelRule: rule,
      grammarName: className
    });
    errors.push({
      message: errMsg,
      type: ParserDefinitionErrorType.DUPLICATE_RULE_NAME,
      ruleName: rule.name
    });
  }
  return errors;
}
function validateRuleIsOverridden(ruleName, definedRulesNames, className) {
  const errors = [];
  let errMsg;
  if (!includes_default(definedRulesNames, ruleName)) {
    errMsg = `Invalid rule override, rule: ->${ruleName}<- cannot be overridden in the grammar: ->${className}<-as it is not defined in any of the super grammars `;
    errors.push({
      message: errMsg,
      type: ParserDefinitionErrorType.INVALID_RULE_OVERRIDE,
      ruleName
    });
  }
  return errors;
}
function validateNoLeftRecursion(topRule, currRule, errMsgProvider, path = []) {
  const errors = [];
  const nextNonTerminals = getFirstNoneTerminal(currRule.definition);
  if (isEmpty_default(nextNonTerminals)) {
    return [];
  } else {
    const ruleName = topRule.name;
    const foundLeftRecursion = includes_default(nextNonTerminals, topRule);
    if (foundLeftRecursion) {
      errors.push({
        message: errMsgProvider.buildLeftRecursionError({
          topLevelRule: topRule,
          leftRecursionPath: path
        }),
        type: ParserDefinitionErrorType.LEFT_RECURSION,
        ruleName
      });
    }
    const validNextSteps = difference_default(nextNonTerminals, path.concat([topRule]));
    const errorsFromNextSteps = flatMap_default(validNextSteps, (currRefRule) => {
      const newPath = clone_default(path);
      newPath.push(currRefRule);
      return validateNoLeftRecursion(topRule, currRefRule, errMsgProvider, newPath);
    });
    return errors.concat(errorsFromNextSteps);
  }
}
function getFirstNoneTerminal(definition) {
  let result = [];
  if (isEmpty_default(definition)) {
    return result;
  }
  const firstProd = head_default(definition);
  if (firstProd instanceof NonTerminal) {
    result.push(firstProd.referencedRule);
  } else if (firstProd instanceof Alternative || firstProd instanceof Option || firstProd instanceof RepetitionMandatory || firstProd instanceof RepetitionMandatoryWithSeparator || firstProd instanceof RepetitionWithSeparator || firstProd instanceof Repetition) {
    result = result.concat(getFirstNoneTerminal(firstProd.definition));
  } else if (firstProd instanceof Alternation) {
    result = flatten_default(map_default(firstProd.definition, (currSubDef) => getFirstNoneTerminal(currSubDef.definition)));
  } else if (firstProd instanceof Terminal) {
  } else {
    throw Error("non exhaustive match");
  }
  const isFirstOptional = isOptionalProd(firstProd);
  const hasMore = definition.length > 1;
  if (isFirstOptional && hasMore) {
    const rest = drop_default(definition);
    return result.concat(getFirstNoneTerminal(rest));
  } else {
    return result;
  }
}
var OrCollector = class extends GAstVisitor {
  constructor() {
    super(...arguments);
    this.alternations = [];
  }
  visitAlternation(node) {
    this.alternations.push(node);
  }
};
function validateEmptyOrAlternative(topLevelRule, errMsgProvider) {
  const orCollector = new OrCollector();
  topLevelRule.accept(orCollector);
  const ors = orCollector.alternations;
  const errors = flatMap_default(ors, (currOr) => {
    const exceptLast = dropRight_default(currOr.definition);
    return flatMap_default(exceptLast, (currAlternative, currAltIdx) => {
      const possibleFirstInAlt = nextPossibleTokensAfter([currAlternative], [], tokenStructuredMatcher, 1);
      if (isEmpty_default(possibleFirstInAlt)) {
        return [
          {
            message: errMsgProvider.buildEmptyAlternationError({
              topLevelRule,
              alternation: currOr,
              emptyChoiceIdx: currAltIdx
            }),
            type: ParserDefinitionErrorType.NONE_LAST_EMPTY_ALT,
            ruleName: topLevelRule.name,
            occurrence: currOr.idx,
            alternative: currAltIdx + 1
          }
        ];
      } else {
        return [];
      }
    });
  });
  return errors;
}
function validateAmbiguousAlternationAlternatives(topLevelRule, globalMaxLookahead, errMsgProvider) {
  const orCollector = new OrCollector();
  topLevelRule.accept(orCollector);
  let ors = orCollector.alternations;
  ors = reject_default(ors, (currOr) => currOr.ignoreAmbiguities === true);
  const errors = flatMap_default(ors, (currOr) => {
    const currOccurrence = currOr.idx;
    const actualMaxLookahead = currOr.maxLookahead || globalMaxLookahead;
    const alternatives = getLookaheadPathsForOr(currOccurrence, topLevelRule, actualMaxLookahead, currOr);
    const altsAmbiguityErrors = checkAlternativesAmbiguities(alternatives, currOr, topLevelRule, errMsgProvider);
    const altsPrefixAmbiguityErrors = checkPrefixAlternativesAmbiguities(alternatives, currOr, topLevelRule, errMsgProvider);
    return altsAmbiguityErrors.concat(altsPrefixAmbiguityErrors);
  });
  return errors;
}
var RepetitionCollector = class extends GAstVisitor {
  constructor() {
    super(...arguments);
    this.allProductions = [];
  }
  visitRepetitionWithSeparator(manySep) {
    this.allProductions.push(manySep);
  }
  visitRepetitionMandatory(atLeastOne) {
    this.allProductions.push(atLeastOne);
  }
  visitRepetitionMandatoryWithSeparator(atLeastOneSep) {
    this.allProductions.push(atLeastOneSep);
  }
  visitRepetition(many) {
    this.allProductions.push(many);
  }
};
function validateTooManyAlts(topLevelRule, errMsgProvider) {
  const orCollector = new OrCollector();
  topLevelRule.accept(orCollector);
  const ors = orCollector.alternations;
  const errors = flatMap_default(ors, (currOr) => {
    if (currOr.definition.length > 255) {
      return [
        {
          message: errMsgProvider.buildTooManyAlternativesError({
            topLevelRule,
            alternation: currOr
          }),
          type: ParserDefinitionErrorType.TOO_MANY_ALTS,
          ruleName: topLevelRule.name,
          occurrence: currOr.idx
        }
      ];
    } else {
      return [];
    }
  });
  return errors;
}
function validateSomeNonEmptyLookaheadPath(topLevelRules, maxLookahead, errMsgProvider) {
  const errors = [];
  forEach_default(topLevelRules, (currTopRule) => {
    const collectorVisitor2 = new RepetitionCollector();
    currTopRule.accept(collectorVisitor2);
    const allRuleProductions = collectorVisitor2.allProductions;
    forEach_default(allRuleProductions, (currProd) => {
      const prodType = getProdType(currProd);
      const actualMaxLookahead = currProd.maxLookahead || maxLookahead;
      const currOccurrence = currProd.idx;
      const paths = getLookaheadPathsForOptionalProd(currOccurrence, currTopRule, prodType, actualMaxLookahead);
      const pathsInsideProduction = paths[0];
      if (isEmpty_default(flatten_default(pathsInsideProduction))) {
        const errMsg = errMsgProvider.buildEmptyRepetitionError({
          topLevelRule: currTopRule,
          repetition: currProd
        });
        errors.push({
          message: errMsg,
          type: ParserDefinitionErrorType.NO_NON_EMPTY_LOOKAHEAD,
          ruleName: currTopRule.name
        });
      }
    });
  });
  return errors;
}
function checkAlternativesAmbiguities(alternatives, alternation, rule, errMsgProvider) {
  const foundAmbiguousPaths = [];
  const identicalAmbiguities = reduce_default(alternatives, (result, currAlt, currAltIdx) => {
    if (alternation.definition[currAltIdx].ignoreAmbiguities === true) {
      return result;
    }
    forEach_default(currAlt, (currPath) => {
      const altsCurrPathAppearsIn = [currAltIdx];
      forEach_default(alternatives, (currOtherAlt, currOtherAltIdx) => {
        if (currAltIdx !== currOtherAltIdx && containsPath(currOtherAlt, currPath) && // ignore (skip) ambiguities with this "other" alternative
        alternation.definition[currOtherAltIdx].ignoreAmbiguities !== true) {
          altsCurrPathAppearsIn.push(currOtherAltIdx);
        }
      });
      if (altsCurrPathAppearsIn.length > 1 && !containsPath(foundAmbiguousPaths, currPath)) {
        foundAmbiguousPaths.push(currPath);
        result.push({
          alts: altsCurrPathAppearsIn,
          path: currPath
        });
      }
    });
    return result;
  }, []);
  const currErrors = map_default(identicalAmbiguities, (currAmbDescriptor) => {
    const ambgIndices = map_default(currAmbDescriptor.alts, (currAltIdx) => currAltIdx + 1);
    const currMessage = errMsgProvider.buildAlternationAmbiguityError({
      topLevelRule: rule,
      alternation,
      ambiguityIndices: ambgIndices,
      prefixPath: currAmbDescriptor.path
    });
    return {
      message: currMessage,
      type: ParserDefinitionErrorType.AMBIGUOUS_ALTS,
      ruleName: rule.name,
      occurrence: alternation.idx,
      alternatives: currAmbDescriptor.alts
    };
  });
  return currErrors;
}
function checkPrefixAlternativesAmbiguities(alternatives, alternation, rule, errMsgProvider) {
  const pathsAndIndices = reduce_default(alternatives, (result, currAlt, idx) => {
    const currPathsAndIdx = map_default(currAlt, (currPath) => {
      return { idx, path: currPath };
    });
    return result.concat(currPathsAndIdx);
  }, []);
  const errors = compact_default(flatMap_default(pathsAndIndices, (currPathAndIdx) => {
    const alternativeGast = alternation.definition[currPathAndIdx.idx];
    if (alternativeGast.ignoreAmbiguities === true) {
      return [];
    }
    const targetIdx = currPathAndIdx.idx;
    const targetPath = currPathAndIdx.path;
    const prefixAmbiguitiesPathsAndIndices = filter_default(pathsAndIndices, (searchPathAndIdx) => {
      return (
        // ignore (skip) ambiguities with this "other" alternative
        alternation.definition[searchPathAndIdx.idx].ignoreAmbiguities !== true && searchPathAndIdx.idx < targetIdx && // checking for strict prefix because identical lookaheads
        // will be be detected using a different validation.
        isStrictPrefixOfPath(searchPathAndIdx.path, targetPath)
      );
    });
    const currPathPrefixErrors = map_default(prefixAmbiguitiesPathsAndIndices, (currAmbPathAndIdx) => {
      const ambgIndices = [currAmbPathAndIdx.idx + 1, targetIdx + 1];
      const occurrence = alternation.idx === 0 ? "" : alternation.idx;
      const message = errMsgProvider.buildAlternationPrefixAmbiguityError({
        topLevelRule: rule,
        alternation,
        ambiguityIndices: ambgIndices,
        prefixPath: currAmbPathAndIdx.path
      });
      return {
        message,
        type: ParserDefinitionErrorType.AMBIGUOUS_PREFIX_ALTS,
        ruleName: rule.name,
        occurrence,
        alternatives: ambgIndices
      };
    });
    return currPathPrefixErrors;
  }));
  return errors;
}
function checkTerminalAndNoneTerminalsNameSpace(topLevels, tokenTypes, errMsgProvider) {
  const errors = [];
  const tokenNames = map_default(tokenTypes, (currToken) => currToken.name);
  forEach_default(topLevels, (currRule) => {
    const currRuleName = currRule.name;
    if (includes_default(tokenNames, currRuleName)) {
      const errMsg = errMsgProvider.buildNamespaceConflictError(currRule);
      errors.push({
        message: errMsg,
        type: ParserDefinitionErrorType.CONFLICT_TOKENS_RULES_NAMESPACE,
        ruleName: currRuleName
      });
    }
  });
  return errors;
}

// node_modules/chevrotain/lib/src/parse/grammar/gast/gast_resolver_public.js
function resolveGrammar2(options) {
  const actualOptions = defaults_default(options, {
    errMsgProvider: defaultGrammarResolverErrorProvider
  });
  const topRulesTable = {};
  forEach_default(options.rules, (rule) => {
    topRulesTable[rule.name] = rule;
  });
  return resolveGrammar(topRulesTable, actualOptions.errMsgProvider);
}
function validateGrammar2(options) {
  options = defaults_default(options, {
    errMsgProvider: defaultGrammarValidatorErrorProvider
  });
  return validateGrammar(options.rules, options.tokenTypes, options.errMsgProvider, options.grammarName);
}

// node_modules/chevrotain/lib/src/parse/exceptions_public.js
var MISMATCHED_TOKEN_EXCEPTION = "MismatchedTokenException";
var NO_VIABLE_ALT_EXCEPTION = "NoViableAltException";
var EARLY_EXIT_EXCEPTION = "EarlyExitException";
var NOT_ALL_INPUT_PARSED_EXCEPTION = "NotAllInputParsedException";
var RECOGNITION_EXCEPTION_NAMES = [
  MISMATCHED_TOKEN_EXCEPTION,
  NO_VIABLE_ALT_EXCEPTION,
  EARLY_EXIT_EXCEPTION,
  NOT_ALL_INPUT_PARSED_EXCEPTION
];
Object.freeze(RECOGNITION_EXCEPTION_NAMES);
function isRecognitionException(error2) {
  return includes_default(RECOGNITION_EXCEPTION_NAMES, error2.name);
}
var RecognitionException = class extends Error {
  constructor(message, token) {
    super(message);
    this.token = token;
    this.resyncedTokens = [];
    Object.setPrototypeOf(this, new.target.prototype);
    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, this.constructor);
    }
  }
};
var MismatchedTokenException = class extends RecognitionException {
  constructor(message, token, previousToken) {
    super(message, token);
    this.previousToken = previousToken;
    this.name = MISMATCHED_TOKEN_EXCEPTION;
  }
};
var NoViableAltException = class extends RecognitionException {
  constructor(message, token, previousToken) {
    super(message, token);
    this.previousToken = previousToken;
    this.name = NO_VIABLE_ALT_EXCEPTION;
  }
};
var NotAllInputParsedException = class extends RecognitionException {
  constructor(message, token) {
    super(message, token);
    this.name = NOT_ALL_INPUT_PARSED_EXCEPTION;
  }
};
var EarlyExitException = class extends RecognitionException {
  constructor(message, token, previousToken) {
    super(message, token);
    this.previousToken = previousToken;
    this.name = EARLY_EXIT_EXCEPTION;
  }
};

// node_modules/chevrotain/lib/src/parse/parser/traits/recoverable.js
var EOF_FOLLOW_KEY = {};
var IN_RULE_RECOVERY_EXCEPTION = "InRuleRecoveryException";
var InRuleRecoveryException = class extends Error {
  constructor(message) {
    super(message);
    this.name = IN_RULE_RECOVERY_EXCEPTION;
  }
};
var Recoverable = class {
  initRecoverable(config) {
    this.firstAfterRepMap = {};
    this.resyncFollows = {};
    this.recoveryEnabled = has_default(config, "recoveryEnabled") ? config.recoveryEnabled : DEFAULT_PARSER_CONFIG.recoveryEnabled;
    if (this.recoveryEnabled) {
      this.attemptInRepetitionRecovery = attemptInRepetitionRecovery;
    }
  }
  getTokenToInsert(tokType) {
    const tokToInsert = createTokenInstance(tokType, "", NaN, NaN, NaN, NaN, NaN, NaN);
    tokToInsert.isInsertedInRecovery = true;
    return tokToInsert;
  }
  canTokenTypeBeInsertedInRecovery(tokType) {
    return true;
  }
  canTokenTypeBeDeletedInRecovery(tokType) {
    return true;
  }
  tryInRepetitionRecovery(grammarRule, grammarRuleArgs, lookAheadFunc, expectedTokType) {
    const reSyncTokType = this.findReSyncTokenType();
    const savedLexerState = this.exportLexerState();
    const resyncedTokens = [];
    let passedResyncPoint = false;
    const nextTokenWithoutResync = this.LA_FAST(1);
    let currToken = this.LA_FAST(1);
    const generateErrorMessage = () => {
      const previousToken = this.LA(0);
      const msg = this.errorMessageProvider.buildMismatchTokenMessage({
        expected: expectedTokType,
        actual: nextTokenWithoutResync,
        previous: previousToken,
        ruleName: this.getCurrRuleFullName()
      });
      const error2 = new MismatchedTokenException(msg, nextTokenWithoutResync, this.LA(0));
      error2.resyncedTokens = dropRight_default(resyncedTokens);
      this.SAVE_ERROR(error2);
    };
    while (!passedResyncPoint) {
      if (this.tokenMatcher(currToken, expectedTokType)) {
        generateErrorMessage();
        return;
      } else if (lookAheadFunc.call(this)) {
        generateErrorMessage();
        grammarRule.apply(this, grammarRuleArgs);
        return;
      } else if (this.tokenMatcher(currToken, reSyncTokType)) {
        passedResyncPoint = true;
      } else {
        currToken = this.SKIP_TOKEN();
        this.addToResyncTokens(currToken, resyncedTokens);
      }
    }
    this.importLexerState(savedLexerState);
  }
  shouldInRepetitionRecoveryBeTried(expectTokAfterLastMatch, nextTokIdx, notStuck) {
    if (notStuck === false) {
      return false;
    }
    if (this.tokenMatcher(this.LA_FAST(1), expectTokAfterLastMatch)) {
      return false;
    }
    if (this.isBackTracking()) {
      return false;
    }
    if (this.canPerformInRuleRecovery(expectTokAfterLastMatch, this.getFollowsForInRuleRecovery(expectTokAfterLastMatch, nextTokIdx))) {
      return false;
    }
    return true;
  }
  // Error Recovery functionality
  getFollowsForInRuleRecovery(tokType, tokIdxInRule) {
    const grammarPath = this.getCurrentGrammarPath(tokType, tokIdxInRule);
    const follows = this.getNextPossibleTokenTypes(grammarPath);
    return follows;
  }
  tryInRuleRecovery(expectedTokType, follows) {
    if (this.canRecoverWithSingleTokenInsertion(expectedTokType, follows)) {
      const tokToInsert = this.getTokenToInsert(expectedTokType);
      return tokToInsert;
    }
    if (this.canRecoverWithSingleTokenDeletion(expectedTokType)) {
      const nextTok = this.SKIP_TOKEN();
      this.consumeToken();
      return nextTok;
    }
    throw new InRuleRecoveryException("sad sad panda");
  }
  canPerformInRuleRecovery(expectedToken, follows) {
    return this.canRecoverWithSingleTokenInsertion(expectedToken, follows) || this.canRecoverWithSingleTokenDeletion(expectedToken);
  }
  canRecoverWithSingleTokenInsertion(expectedTokType, follows) {
    if (!this.canTokenTypeBeInsertedInRecovery(expectedTokType)) {
      return false;
    }
    if (isEmpty_default(follows)) {
      return false;
    }
    const mismatchedTok = this.LA_FAST(1);
    const isMisMatchedTokInFollows = find_default(follows, (possibleFollowsTokType) => {
      return this.tokenMatcher(mismatchedTok, possibleFollowsTokType);
    }) !== void 0;
    return isMisMatchedTokInFollows;
  }
  canRecoverWithSingleTokenDeletion(expectedTokType) {
    if (!this.canTokenTypeBeDeletedInRecovery(expectedTokType)) {
      return false;
    }
    const isNextTokenWhatIsExpected = this.tokenMatcher(
      // not using LA_FAST because LA(2) might be un-safe with maxLookahead=1
      // in some edge cases (?)
      this.LA(2),
      expectedTokType
    );
    return isNextTokenWhatIsExpected;
  }
  isInCurrentRuleReSyncSet(tokenTypeIdx) {
    const followKey = this.getCurrFollowKey();
    const currentRuleReSyncSet = this.getFollowSetFromFollowKey(followKey);
    return includes_default(currentRuleReSyncSet, tokenTypeIdx);
  }
  findReSyncTokenType() {
    const allPossibleReSyncTokTypes = this.flattenFollowSet();
    let nextToken = this.LA_FAST(1);
    let k = 2;
    while (true) {
      const foundMatch = find_default(allPossibleReSyncTokTypes, (resyncTokType) => {
        const canMatch = tokenMatcher(nextToken, resyncTokType);
        return canMatch;
      });
      if (foundMatch !== void 0) {
        return foundMatch;
      }
      nextToken = this.LA(k);
      k++;
    }
  }
  getCurrFollowKey() {
    if (this.RULE_STACK_IDX === 0) {
      return EOF_FOLLOW_KEY;
    }
    const currRuleShortName = this.currRuleShortName;
    const currRuleIdx = this.getLastExplicitRuleOccurrenceIndex();
    const prevRuleShortName = this.getPreviousExplicitRuleShortName();
    return {
      ruleName: this.shortRuleNameToFullName(currRuleShortName),
      idxInCallingRule: currRuleIdx,
      inRule: this.shortRuleNameToFullName(prevRuleShortName)
    };
  }
  buildFullFollowKeyStack() {
    const explicitRuleStack = this.RULE_STACK;
    const explicitOccurrenceStack = this.RULE_OCCURRENCE_STACK;
    const len = this.RULE_STACK_IDX + 1;
    const result = new Array(len);
    for (let idx = 0; idx < len; idx++) {
      if (idx === 0) {
        result[idx] = EOF_FOLLOW_KEY;
      } else {
        result[idx] = {
          ruleName: this.shortRuleNameToFullName(explicitRuleStack[idx]),
          idxInCallingRule: explicitOccurrenceStack[idx],
          inRule: this.shortRuleNameToFullName(explicitRuleStack[idx - 1])
        };
      }
    }
    return result;
  }
  flattenFollowSet() {
    const followStack = map_default(this.buildFullFollowKeyStack(), (currKey) => {
      return this.getFollowSetFromFollowKey(currKey);
    });
    return flatten_default(followStack);
  }
  getFollowSetFromFollowKey(followKey) {
    if (followKey === EOF_FOLLOW_KEY) {
      return [EOF];
    }
    const followName = followKey.ruleName + followKey.idxInCallingRule + IN + followKey.inRule;
    return this.resyncFollows[followName];
  }
  // It does not make any sense to include a virtual EOF token in the list of resynced tokens
  // as EOF does not really exist and thus does not contain any useful information (line/column numbers)
  addToResyncTokens(token, resyncTokens) {
    if (!this.tokenMatcher(token, EOF)) {
      resyncTokens.push(token);
    }
    return resyncTokens;
  }
  reSyncTo(tokType) {
    const resyncedTokens = [];
    let nextTok = this.LA_FAST(1);
    while (this.tokenMatcher(nextTok, tokType) === false) {
      nextTok = this.SKIP_TOKEN();
      this.addToResyncTokens(nextTok, resyncedTokens);
    }
    return dropRight_default(resyncedTokens);
  }
  attemptInRepetitionRecovery(prodFunc, args, lookaheadFunc, dslMethodIdx, prodOccurrence, nextToksWalker, notStuck) {
  }
  getCurrentGrammarPath(tokType, tokIdxInRule) {
    const pathRuleStack = this.getHumanReadableRuleStack();
    const pathOccurrenceStack = this.RULE_OCCURRENCE_STACK.slice(0, this.RULE_OCCURRENCE_STACK_IDX + 1);
    const grammarPath = {
      ruleStack: pathRuleStack,
      occurrenceStack: pathOccurrenceStack,
      lastTok: tokType,
      lastTokOccurrence: tokIdxInRule
    };
    return grammarPath;
  }
  getHumanReadableRuleStack() {
    const len = this.RULE_STACK_IDX + 1;
    const result = new Array(len);
    for (let i = 0; i < len; i++) {
      result[i] = this.shortRuleNameToFullName(this.RULE_STACK[i]);
    }
    return result;
  }
};
function attemptInRepetitionRecovery(prodFunc, args, lookaheadFunc, dslMethodIdx, prodOccurrence, nextToksWalker, notStuck) {
  const key = this.getKeyForAutomaticLookahead(dslMethodIdx, prodOccurrence);
  let firstAfterRepInfo = this.firstAfterRepMap[key];
  if (firstAfterRepInfo === void 0) {
    const currRuleName = this.getCurrRuleFullName();
    const ruleGrammar = this.getGAstProductions()[currRuleName];
    const walker = new nextToksWalker(ruleGrammar, prodOccurrence);
    firstAfterRepInfo = walker.startWalking();
    this.firstAfterRepMap[key] = firstAfterRepInfo;
  }
  let expectTokAfterLastMatch = firstAfterRepInfo.token;
  let nextTokIdx = firstAfterRepInfo.occurrence;
  const isEndOfRule = firstAfterRepInfo.isEndOfRule;
  if (this.RULE_STACK_IDX === 0 && isEndOfRule && expectTokAfterLastMatch === void 0) {
    expectTokAfterLastMatch = EOF;
    nextTokIdx = 1;
  }
  if (expectTokAfterLastMatch === void 0 || nextTokIdx === void 0) {
    return;
  }
  if (this.shouldInRepetitionRecoveryBeTried(expectTokAfterLastMatch, nextTokIdx, notStuck)) {
    this.tryInRepetitionRecovery(prodFunc, args, lookaheadFunc, expectTokAfterLastMatch);
  }
}

// node_modules/chevrotain/lib/src/parse/grammar/keys.js
var BITS_FOR_METHOD_TYPE = 4;
var BITS_FOR_OCCURRENCE_IDX = 8;
var BITS_FOR_ALT_IDX = 8;
var OR_IDX = 1 << BITS_FOR_OCCURRENCE_IDX;
var OPTION_IDX = 2 << BITS_FOR_OCCURRENCE_IDX;
var MANY_IDX = 3 << BITS_FOR_OCCURRENCE_IDX;
var AT_LEAST_ONE_IDX = 4 << BITS_FOR_OCCURRENCE_IDX;
var MANY_SEP_IDX = 5 << BITS_FOR_OCCURRENCE_IDX;
var AT_LEAST_ONE_SEP_IDX = 6 << BITS_FOR_OCCURRENCE_IDX;
function getKeyForAutomaticLookahead(ruleIdx, dslMethodIdx, occurrence) {
  return occurrence | dslMethodIdx | ruleIdx;
}
var BITS_START_FOR_ALT_IDX = 32 - BITS_FOR_ALT_IDX;

// node_modules/chevrotain/lib/src/parse/grammar/llk_lookahead.js
var LLkLookaheadStrategy = class {
  constructor(options) {
    var _a;
    this.maxLookahead = (_a = options === null || options === void 0 ? void 0 : options.maxLookahead) !== null && _a !== void 0 ? _a : DEFAULT_PARSER_CONFIG.maxLookahead;
  }
  validate(options) {
    const leftRecursionErrors = this.validateNoLeftRecursion(options.rules);
    if (isEmpty_default(leftRecursionErrors)) {
      const emptyAltErrors = this.validateEmptyOrAlternatives(options.rules);
      const ambiguousAltsErrors = this.validateAmbiguousAlternationAlternatives(options.rules, this.maxLookahead);
      const emptyRepetitionErrors = this.validateSomeNonEmptyLookaheadPath(options.rules, this.maxLookahead);
      const allErrors = [
        ...leftRecursionErrors,
        ...emptyAltErrors,
        ...ambiguousAltsErrors,
        ...emptyRepetitionErrors
      ];
      return allErrors;
    }
    return leftRecursionErrors;
  }
  validateNoLeftRecursion(rules) {
    return flatMap_default(rules, (currTopRule) => validateNoLeftRecursion(currTopRule, currTopRule, defaultGrammarValidatorErrorProvider));
  }
  validateEmptyOrAlternatives(rules) {
    return flatMap_default(rules, (currTopRule) => validateEmptyOrAlternative(currTopRule, defaultGrammarValidatorErrorProvider));
  }
  validateAmbiguousAlternationAlternatives(rules, maxLookahead) {
    return flatMap_default(rules, (currTopRule) => validateAmbiguousAlternationAlternatives(currTopRule, maxLookahead, defaultGrammarValidatorErrorProvider));
  }
  validateSomeNonEmptyLookaheadPath(rules, maxLookahead) {
    return validateSomeNonEmptyLookaheadPath(rules, maxLookahead, defaultGrammarValidatorErrorProvider);
  }
  buildLookaheadForAlternation(options) {
    return buildLookaheadFuncForOr(options.prodOccurrence, options.rule, options.maxLookahead, options.hasPredicates, options.dynamicTokensEnabled, buildAlternativesLookAheadFunc);
  }
  buildLookaheadForOptional(options) {
    return buildLookaheadFuncForOptionalProd(options.prodOccurrence, options.rule, options.maxLookahead, options.dynamicTokensEnabled, getProdType(options.prodType), buildSingleAlternativeLookaheadFunction);
  }
};

// node_modules/chevrotain/lib/src/parse/parser/traits/looksahead.js
var LooksAhead = class {
  initLooksAhead(config) {
    this.dynamicTokensEnabled = has_default(config, "dynamicTokensEnabled") ? config.dynamicTokensEnabled : DEFAULT_PARSER_CONFIG.dynamicTokensEnabled;
    this.maxLookahead = has_default(config, "maxLookahead") ? config.maxLookahead : DEFAULT_PARSER_CONFIG.maxLookahead;
    this.lookaheadStrategy = has_default(config, "lookaheadStrategy") ? config.lookaheadStrategy : new LLkLookaheadStrategy({ maxLookahead: this.maxLookahead });
    this.lookAheadFuncsCache = /* @__PURE__ */ new Map();
  }
  preComputeLookaheadFunctions(rules) {
    forEach_default(rules, (currRule) => {
      this.TRACE_INIT(`${currRule.name} Rule Lookahead`, () => {
        const { alternation, repetition, option, repetitionMandatory, repetitionMandatoryWithSeparator, repetitionWithSeparator } = collectMethods(currRule);
        forEach_default(alternation, (currProd) => {
          const prodIdx = currProd.idx === 0 ? "" : currProd.idx;
          this.TRACE_INIT(`${getProductionDslName(currProd)}${prodIdx}`, () => {
            const laFunc = this.lookaheadStrategy.buildLookaheadForAlternation({
              prodOccurrence: currProd.idx,
              rule: currRule,
              maxLookahead: currProd.maxLookahead || this.maxLookahead,
              hasPredicates: currProd.hasPredicates,
              dynamicTokensEnabled: this.dynamicTokensEnabled
            });
            const key = getKeyForAutomaticLookahead(this.fullRuleNameToShort[currRule.name], OR_IDX, currProd.idx);
            this.setLaFuncCache(key, laFunc);
          });
        });
        forEach_default(repetition, (currProd) => {
          this.computeLookaheadFunc(currRule, currProd.idx, MANY_IDX, "Repetition", currProd.maxLookahead, getProductionDslName(currProd));
        });
        forEach_default(option, (currProd) => {
          this.computeLookaheadFunc(currRule, currProd.idx, OPTION_IDX, "Option", currProd.maxLookahead, getProductionDslName(currProd));
        });
        forEach_default(repetitionMandatory, (currProd) => {
          this.computeLookaheadFunc(currRule, currProd.idx, AT_LEAST_ONE_IDX, "RepetitionMandatory", currProd.maxLookahead, getProductionDslName(currProd));
        });
        forEach_default(repetitionMandatoryWithSeparator, (currProd) => {
          this.computeLookaheadFunc(currRule, currProd.idx, AT_LEAST_ONE_SEP_IDX, "RepetitionMandatoryWithSeparator", currProd.maxLookahead, getProductionDslName(currProd));
        });
        forEach_default(repetitionWithSeparator, (currProd) => {
          this.computeLookaheadFunc(currRule, currProd.idx, MANY_SEP_IDX, "RepetitionWithSeparator", currProd.maxLookahead, getProductionDslName(currProd));
        });
      });
    });
  }
  computeLookaheadFunc(rule, prodOccurrence, prodKey, prodType, prodMaxLookahead, dslMethodName) {
    this.TRACE_INIT(`${dslMethodName}${prodOccurrence === 0 ? "" : prodOccurrence}`, () => {
      const laFunc = this.lookaheadStrategy.buildLookaheadForOptional({
        prodOccurrence,
        rule,
        maxLookahead: prodMaxLookahead || this.maxLookahead,
        dynamicTokensEnabled: this.dynamicTokensEnabled,
        prodType
      });
      const key = getKeyForAutomaticLookahead(this.fullRuleNameToShort[rule.name], prodKey, prodOccurrence);
      this.setLaFuncCache(key, laFunc);
    });
  }
  // this actually returns a number, but it is always used as a string (object prop key)
  getKeyForAutomaticLookahead(dslMethodIdx, occurrence) {
    return getKeyForAutomaticLookahead(this.currRuleShortName, dslMethodIdx, occurrence);
  }
  getLaFuncFromCache(key) {
    return this.lookAheadFuncsCache.get(key);
  }
  /* istanbul ignore next */
  setLaFuncCache(key, value) {
    this.lookAheadFuncsCache.set(key, value);
  }
};
var DslMethodsCollectorVisitor = class extends GAstVisitor {
  constructor() {
    super(...arguments);
    this.dslMethods = {
      option: [],
      alternation: [],
      repetition: [],
      repetitionWithSeparator: [],
      repetitionMandatory: [],
      repetitionMandatoryWithSeparator: []
    };
  }
  reset() {
    this.dslMethods = {
      option: [],
      alternation: [],
      repetition: [],
      repetitionWithSeparator: [],
      repetitionMandatory: [],
      repetitionMandatoryWithSeparator: []
    };
  }
  visitOption(option) {
    this.dslMethods.option.push(option);
  }
  visitRepetitionWithSeparator(manySep) {
    this.dslMethods.repetitionWithSeparator.push(manySep);
  }
  visitRepetitionMandatory(atLeastOne) {
    this.dslMethods.repetitionMandatory.push(atLeastOne);
  }
  visitRepetitionMandatoryWithSeparator(atLeastOneSep) {
    this.dslMethods.repetitionMandatoryWithSeparator.push(atLeastOneSep);
  }
  visitRepetition(many) {
    this.dslMethods.repetition.push(many);
  }
  visitAlternation(or) {
    this.dslMethods.alternation.push(or);
  }
};
var collectorVisitor = new DslMethodsCollectorVisitor();
function collectMethods(rule) {
  collectorVisitor.reset();
  rule.accept(collectorVisitor);
  const dslMethods = collectorVisitor.dslMethods;
  collectorVisitor.reset();
  return dslMethods;
}

// node_modules/chevrotain/lib/src/parse/cst/cst.js
function setNodeLocationOnlyOffset(currNodeLocation, newLocationInfo) {
  if (isNaN(currNodeLocation.startOffset) === true) {
    currNodeLocation.startOffset = newLocationInfo.startOffset;
    currNodeLocation.endOffset = newLocationInfo.endOffset;
  } else if (currNodeLocation.endOffset < newLocationInfo.endOffset === true) {
    currNodeLocation.endOffset = newLocationInfo.endOffset;
  }
}
function setNodeLocationFull(currNodeLocation, newLocationInfo) {
  if (isNaN(currNodeLocation.startOffset) === true) {
    currNodeLocation.startOffset = newLocationInfo.startOffset;
    currNodeLocation.startColumn = newLocationInfo.startColumn;
    currNodeLocation.startLine = newLocationInfo.startLine;
    currNodeLocation.endOffset = newLocationInfo.endOffset;
    currNodeLocation.endColumn = newLocationInfo.endColumn;
    currNodeLocation.endLine = newLocationInfo.endLine;
  } else if (currNodeLocation.endOffset < newLocationInfo.endOffset === true) {
    currNodeLocation.endOffset = newLocationInfo.endOffset;
    currNodeLocation.endColumn = newLocationInfo.endColumn;
    currNodeLocation.endLine = newLocationInfo.endLine;
  }
}
function addTerminalToCst(node, token, tokenTypeName) {
  if (node.children[tokenTypeName] === void 0) {
    node.children[tokenTypeName] = [token];
  } else {
    node.children[tokenTypeName].push(token);
  }
}
function addNoneTerminalToCst(node, ruleName, ruleResult) {
  if (node.children[ruleName] === void 0) {
    node.children[ruleName] = [ruleResult];
  } else {
    node.children[ruleName].push(ruleResult);
  }
}

// node_modules/chevrotain/lib/src/lang/lang_extensions.js
var NAME = "name";
function defineNameProp(obj, nameValue) {
  Object.defineProperty(obj, NAME, {
    enumerable: false,
    configurable: true,
    writable: false,
    value: nameValue
  });
}

// node_modules/chevrotain/lib/src/parse/cst/cst_visitor.js
function defaultVisit(ctx, param) {
  const childrenNames = keys_default(ctx);
  const childrenNamesLength = childrenNames.length;
  for (let i = 0; i < childrenNamesLength; i++) {
    const currChildName = childrenNames[i];
    const currChildArray = ctx[currChildName];
    const currChildArrayLength = currChildArray.length;
    for (let j = 0; j < currChildArrayLength; j++) {
      const currChild = currChildArray[j];
      if (currChild.tokenTypeIdx === void 0) {
        this[currChild.name](currChild.children, param);
      }
    }
  }
}
function createBaseSemanticVisitorConstructor(grammarName, ruleNames) {
  const derivedConstructor = function() {
  };
  defineNameProp(derivedConstructor, grammarName + "BaseSemantics");
  const semanticProto = {
    visit: function(cstNode, param) {
      if (isArray_default(cstNode)) {
        cstNode = cstNode[0];
      }
      if (isUndefined_default(cstNode)) {
        return void 0;
      }
      return this[cstNode.name](cstNode.children, param);
    },
    validateVisitor: function() {
      const semanticDefinitionErrors = validateVisitor(this, ruleNames);
      if (!isEmpty_default(semanticDefinitionErrors)) {
        const errorMessages = map_default(semanticDefinitionErrors, (currDefError) => currDefError.msg);
        throw Error(`Errors Detected in CST Visitor <${this.constructor.name}>:
	${errorMessages.join("\n\n").replace(/\n/g, "\n	")}`);
      }
    }
  };
  derivedConstructor.prototype = semanticProto;
  derivedConstructor.prototype.constructor = derivedConstructor;
  derivedConstructor._RULE_NAMES = ruleNames;
  return derivedConstructor;
}
function createBaseVisitorConstructorWithDefaults(grammarName, ruleNames, baseConstructor) {
  const derivedConstructor = function() {
  };
  defineNameProp(derivedConstructor, grammarName + "BaseSemanticsWithDefaults");
  const withDefaultsProto = Object.create(baseConstructor.prototype);
  forEach_default(ruleNames, (ruleName) => {
    withDefaultsProto[ruleName] = defaultVisit;
  });
  derivedConstructor.prototype = withDefaultsProto;
  derivedConstructor.prototype.constructor = derivedConstructor;
  return derivedConstructor;
}
var CstVisitorDefinitionError;
(function(CstVisitorDefinitionError2) {
  CstVisitorDefinitionError2[CstVisitorDefinitionError2["REDUNDANT_METHOD"] = 0] = "REDUNDANT_METHOD";
  CstVisitorDefinitionError2[CstVisitorDefinitionError2["MISSING_METHOD"] = 1] = "MISSING_METHOD";
})(CstVisitorDefinitionError || (CstVisitorDefinitionError = {}));
function validateVisitor(visitorInstance, ruleNames) {
  const missingErrors = validateMissingCstMethods(visitorInstance, ruleNames);
  return missingErrors;
}
function validateMissingCstMethods(visitorInstance, ruleNames) {
  const missingRuleNames = filter_default(ruleNames, (currRuleName) => {
    return isFunction_default(visitorInstance[currRuleName]) === false;
  });
  const errors = map_default(missingRuleNames, (currRuleName) => {
    return {
      msg: `Missing visitor method: <${currRuleName}> on ${visitorInstance.constructor.name} CST Visitor.`,
      type: CstVisitorDefinitionError.MISSING_METHOD,
      methodName: currRuleName
    };
  });
  return compact_default(errors);
}

// node_modules/chevrotain/lib/src/parse/parser/traits/tree_builder.js
var TreeBuilder = class {
  initTreeBuilder(config) {
    this.CST_STACK = [];
    this.outputCst = config.outputCst;
    this.nodeLocationTracking = has_default(config, "nodeLocationTracking") ? config.nodeLocationTracking : DEFAULT_PARSER_CONFIG.nodeLocationTracking;
    if (!this.outputCst) {
      this.cstInvocationStateUpdate = noop_default;
      this.cstFinallyStateUpdate = noop_default;
      this.cstPostTerminal = noop_default;
      this.cstPostNonTerminal = noop_default;
      this.cstPostRule = noop_default;
    } else {
      if (/full/i.test(this.nodeLocationTracking)) {
        if (this.recoveryEnabled) {
          this.setNodeLocationFromToken = setNodeLocationFull;
          this.setNodeLocationFromNode = setNodeLocationFull;
          this.cstPostRule = noop_default;
          this.setInitialNodeLocation = this.setInitialNodeLocationFullRecovery;
        } else {
          this.setNodeLocationFromToken = noop_default;
          this.setNodeLocationFromNode = noop_default;
          this.cstPostRule = this.cstPostRuleFull;
          this.setInitialNodeLocation = this.setInitialNodeLocationFullRegular;
        }
      } else if (/onlyOffset/i.test(this.nodeLocationTracking)) {
        if (this.recoveryEnabled) {
          this.setNodeLocationFromToken = setNodeLocationOnlyOffset;
          this.setNodeLocationFromNode = setNodeLocationOnlyOffset;
          this.cstPostRule = noop_default;
          this.setInitialNodeLocation = this.setInitialNodeLocationOnlyOffsetRecovery;
        } else {
          this.setNodeLocationFromToken = noop_default;
          this.setNodeLocationFromNode = noop_default;
          this.cstPostRule = this.cstPostRuleOnlyOffset;
          this.setInitialNodeLocation = this.setInitialNodeLocationOnlyOffsetRegular;
        }
      } else if (/none/i.test(this.nodeLocationTracking)) {
        this.setNodeLocationFromToken = noop_default;
        this.setNodeLocationFromNode = noop_default;
        this.cstPostRule = noop_default;
        this.setInitialNodeLocation = noop_default;
      } else {
        throw Error(`Invalid <nodeLocationTracking> config option: "${config.nodeLocationTracking}"`);
      }
    }
  }
  setInitialNodeLocationOnlyOffsetRecovery(cstNode) {
    cstNode.location = {
      startOffset: NaN,
      endOffset: NaN
    };
  }
  setInitialNodeLocationOnlyOffsetRegular(cstNode) {
    cstNode.location = {
      // without error recovery the starting Location of a new CstNode is guaranteed
      // To be the next Token's startOffset (for valid inputs).
      // For invalid inputs there won't be any CSTOutput so this potential
      // inaccuracy does not matter
      startOffset: this.LA_FAST(1).startOffset,
      endOffset: NaN
    };
  }
  setInitialNodeLocationFullRecovery(cstNode) {
    cstNode.location = {
      startOffset: NaN,
      startLine: NaN,
      startColumn: NaN,
      endOffset: NaN,
      endLine: NaN,
      endColumn: NaN
    };
  }
  /**
       *  @see setInitialNodeLocationOnlyOffsetRegular for explanation why this work
  
       * @param cstNode
       */
  setInitialNodeLocationFullRegular(cstNode) {
    const nextToken = this.LA_FAST(1);
    cstNode.location = {
      startOffset: nextToken.startOffset,
      startLine: nextToken.startLine,
      startColumn: nextToken.startColumn,
      endOffset: NaN,
      endLine: NaN,
      endColumn: NaN
    };
  }
  cstInvocationStateUpdate(fullRuleName) {
    const cstNode = {
      name: fullRuleName,
      children: /* @__PURE__ */ Object.create(null)
    };
    this.setInitialNodeLocation(cstNode);
    this.CST_STACK.push(cstNode);
  }
  cstFinallyStateUpdate() {
    this.CST_STACK.pop();
  }
  cstPostRuleFull(ruleCstNode) {
    const prevToken = this.LA(0);
    const loc = ruleCstNode.location;
    if (loc.startOffset <= prevToken.startOffset === true) {
      loc.endOffset = prevToken.endOffset;
      loc.endLine = prevToken.endLine;
      loc.endColumn = prevToken.endColumn;
    } else {
      loc.startOffset = NaN;
      loc.startLine = NaN;
      loc.startColumn = NaN;
    }
  }
  cstPostRuleOnlyOffset(ruleCstNode) {
    const prevToken = this.LA(0);
    const loc = ruleCstNode.location;
    if (loc.startOffset <= prevToken.startOffset === true) {
      loc.endOffset = prevToken.endOffset;
    } else {
      loc.startOffset = NaN;
    }
  }
  cstPostTerminal(key, consumedToken) {
    const rootCst = this.CST_STACK[this.CST_STACK.length - 1];
    addTerminalToCst(rootCst, consumedToken, key);
    this.setNodeLocationFromToken(rootCst.location, consumedToken);
  }
  cstPostNonTerminal(ruleCstResult, ruleName) {
    const preCstNode = this.CST_STACK[this.CST_STACK.length - 1];
    addNoneTerminalToCst(preCstNode, ruleName, ruleCstResult);
    this.setNodeLocationFromNode(preCstNode.location, ruleCstResult.location);
  }
  getBaseCstVisitorConstructor() {
    if (isUndefined_default(this.baseCstVisitorConstructor)) {
      const newBaseCstVisitorConstructor = createBaseSemanticVisitorConstructor(this.className, keys_default(this.gastProductionsCache));
      this.baseCstVisitorConstructor = newBaseCstVisitorConstructor;
      return newBaseCstVisitorConstructor;
    }
    return this.baseCstVisitorConstructor;
  }
  getBaseCstVisitorConstructorWithDefaults() {
    if (isUndefined_default(this.baseCstVisitorWithDefaultsConstructor)) {
      const newConstructor = createBaseVisitorConstructorWithDefaults(this.className, keys_default(this.gastProductionsCache), this.getBaseCstVisitorConstructor());
      this.baseCstVisitorWithDefaultsConstructor = newConstructor;
      return newConstructor;
    }
    return this.baseCstVisitorWithDefaultsConstructor;
  }
  getPreviousExplicitRuleShortName() {
    return this.RULE_STACK[this.RULE_STACK_IDX - 1];
  }
  getLastExplicitRuleOccurrenceIndex() {
    return this.RULE_OCCURRENCE_STACK[this.RULE_OCCURRENCE_STACK_IDX];
  }
};

// node_modules/chevrotain/lib/src/parse/parser/traits/lexer_adapter.js
var LexerAdapter = class {
  initLexerAdapter() {
    this.tokVector = [];
    this.tokVectorLength = 0;
    this.currIdx = -1;
  }
  set input(newInput) {
    if (this.selfAnalysisDone !== true) {
      throw Error(`Missing <performSelfAnalysis> invocation at the end of the Parser's constructor.`);
    }
    this.reset();
    this.tokVector = newInput;
    this.tokVectorLength = newInput.length;
  }
  get input() {
    return this.tokVector;
  }
  // skips a token and returns the next token
  SKIP_TOKEN() {
    if (this.currIdx <= this.tokVectorLength - 2) {
      this.consumeToken();
      return this.LA_FAST(1);
    } else {
      return END_OF_FILE;
    }
  }
  // Lexer (accessing Token vector) related methods which can be overridden to implement lazy lexers
  // or lexers dependent on parser context.
  // Performance Optimized version of LA without bound checks
  // note that token beyond the end of the token vector EOF Token will still be returned
  // due to using sentinels at the end of the token vector. (for K=max lookahead)
  LA_FAST(howMuch) {
    const soughtIdx = this.currIdx + howMuch;
    return this.tokVector[soughtIdx];
  }
  LA(howMuch) {
    const soughtIdx = this.currIdx + howMuch;
    if (soughtIdx < 0 || this.tokVectorLength <= soughtIdx) {
      return END_OF_FILE;
    } else {
      return this.tokVector[soughtIdx];
    }
  }
  consumeToken() {
    this.currIdx++;
  }
  exportLexerState() {
    return this.currIdx;
  }
  importLexerState(newState) {
    this.currIdx = newState;
  }
  resetLexerState() {
    this.currIdx = -1;
  }
  moveToTerminatedState() {
    this.currIdx = this.tokVectorLength - 1;
  }
  getLexerPosition() {
    return this.exportLexerState();
  }
};

// node_modules/chevrotain/lib/src/parse/parser/traits/recognizer_api.js
var RecognizerApi = class {
  ACTION(impl) {
    return impl.call(this);
  }
  consume(idx, tokType, options) {
    return this.consumeInternal(tokType, idx, options);
  }
  subrule(idx, ruleToCall, options) {
    return this.subruleInternal(ruleToCall, idx, options);
  }
  option(idx, actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, idx);
  }
  or(idx, altsOrOpts) {
    return this.orInternal(altsOrOpts, idx);
  }
  many(idx, actionORMethodDef) {
    return this.manyInternal(idx, actionORMethodDef);
  }
  atLeastOne(idx, actionORMethodDef) {
    return this.atLeastOneInternal(idx, actionORMethodDef);
  }
  CONSUME(tokType, options) {
    return this.consumeInternal(tokType, 0, options);
  }
  CONSUME1(tokType, options) {
    return this.consumeInternal(tokType, 1, options);
  }
  CONSUME2(tokType, options) {
    return this.consumeInternal(tokType, 2, options);
  }
  CONSUME3(tokType, options) {
    return this.consumeInternal(tokType, 3, options);
  }
  CONSUME4(tokType, options) {
    return this.consumeInternal(tokType, 4, options);
  }
  CONSUME5(tokType, options) {
    return this.consumeInternal(tokType, 5, options);
  }
  CONSUME6(tokType, options) {
    return this.consumeInternal(tokType, 6, options);
  }
  CONSUME7(tokType, options) {
    return this.consumeInternal(tokType, 7, options);
  }
  CONSUME8(tokType, options) {
    return this.consumeInternal(tokType, 8, options);
  }
  CONSUME9(tokType, options) {
    return this.consumeInternal(tokType, 9, options);
  }
  SUBRULE(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 0, options);
  }
  SUBRULE1(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 1, options);
  }
  SUBRULE2(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 2, options);
  }
  SUBRULE3(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 3, options);
  }
  SUBRULE4(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 4, options);
  }
  SUBRULE5(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 5, options);
  }
  SUBRULE6(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 6, options);
  }
  SUBRULE7(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 7, options);
  }
  SUBRULE8(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 8, options);
  }
  SUBRULE9(ruleToCall, options) {
    return this.subruleInternal(ruleToCall, 9, options);
  }
  OPTION(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 0);
  }
  OPTION1(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 1);
  }
  OPTION2(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 2);
  }
  OPTION3(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 3);
  }
  OPTION4(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 4);
  }
  OPTION5(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 5);
  }
  OPTION6(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 6);
  }
  OPTION7(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 7);
  }
  OPTION8(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 8);
  }
  OPTION9(actionORMethodDef) {
    return this.optionInternal(actionORMethodDef, 9);
  }
  OR(altsOrOpts) {
    return this.orInternal(altsOrOpts, 0);
  }
  OR1(altsOrOpts) {
    return this.orInternal(altsOrOpts, 1);
  }
  OR2(altsOrOpts) {
    return this.orInternal(altsOrOpts, 2);
  }
  OR3(altsOrOpts) {
    return this.orInternal(altsOrOpts, 3);
  }
  OR4(altsOrOpts) {
    return this.orInternal(altsOrOpts, 4);
  }
  OR5(altsOrOpts) {
    return this.orInternal(altsOrOpts, 5);
  }
  OR6(altsOrOpts) {
    return this.orInternal(altsOrOpts, 6);
  }
  OR7(altsOrOpts) {
    return this.orInternal(altsOrOpts, 7);
  }
  OR8(altsOrOpts) {
    return this.orInternal(altsOrOpts, 8);
  }
  OR9(altsOrOpts) {
    return this.orInternal(altsOrOpts, 9);
  }
  MANY(actionORMethodDef) {
    this.manyInternal(0, actionORMethodDef);
  }
  MANY1(actionORMethodDef) {
    this.manyInternal(1, actionORMethodDef);
  }
  MANY2(actionORMethodDef) {
    this.manyInternal(2, actionORMethodDef);
  }
  MANY3(actionORMethodDef) {
    this.manyInternal(3, actionORMethodDef);
  }
  MANY4(actionORMethodDef) {
    this.manyInternal(4, actionORMethodDef);
  }
  MANY5(actionORMethodDef) {
    this.manyInternal(5, actionORMethodDef);
  }
  MANY6(actionORMethodDef) {
    this.manyInternal(6, actionORMethodDef);
  }
  MANY7(actionORMethodDef) {
    this.manyInternal(7, actionORMethodDef);
  }
  MANY8(actionORMethodDef) {
    this.manyInternal(8, actionORMethodDef);
  }
  MANY9(actionORMethodDef) {
    this.manyInternal(9, actionORMethodDef);
  }
  MANY_SEP(options) {
    this.manySepFirstInternal(0, options);
  }
  MANY_SEP1(options) {
    this.manySepFirstInternal(1, options);
  }
  MANY_SEP2(options) {
    this.manySepFirstInternal(2, options);
  }
  MANY_SEP3(options) {
    this.manySepFirstInternal(3, options);
  }
  MANY_SEP4(options) {
    this.manySepFirstInternal(4, options);
  }
  MANY_SEP5(options) {
    this.manySepFirstInternal(5, options);
  }
  MANY_SEP6(options) {
    this.manySepFirstInternal(6, options);
  }
  MANY_SEP7(options) {
    this.manySepFirstInternal(7, options);
  }
  MANY_SEP8(options) {
    this.manySepFirstInternal(8, options);
  }
  MANY_SEP9(options) {
    this.manySepFirstInternal(9, options);
  }
  AT_LEAST_ONE(actionORMethodDef) {
    this.atLeastOneInternal(0, actionORMethodDef);
  }
  AT_LEAST_ONE1(actionORMethodDef) {
    return this.atLeastOneInternal(1, actionORMethodDef);
  }
  AT_LEAST_ONE2(actionORMethodDef) {
    this.atLeastOneInternal(2, actionORMethodDef);
  }
  AT_LEAST_ONE3(actionORMethodDef) {
    this.atLeastOneInternal(3, actionORMethodDef);
  }
  AT_LEAST_ONE4(actionORMethodDef) {
    this.atLeastOneInternal(4, actionORMethodDef);
  }
  AT_LEAST_ONE5(actionORMethodDef) {
    this.atLeastOneInternal(5, actionORMethodDef);
  }
  AT_LEAST_ONE6(actionORMethodDef) {
    this.atLeastOneInternal(6, actionORMethodDef);
  }
  AT_LEAST_ONE7(actionORMethodDef) {
    this.atLeastOneInternal(7, actionORMethodDef);
  }
  AT_LEAST_ONE8(actionORMethodDef) {
    this.atLeastOneInternal(8, actionORMethodDef);
  }
  AT_LEAST_ONE9(actionORMethodDef) {
    this.atLeastOneInternal(9, actionORMethodDef);
  }
  AT_LEAST_ONE_SEP(options) {
    this.atLeastOneSepFirstInternal(0, options);
  }
  AT_LEAST_ONE_SEP1(options) {
    this.atLeastOneSepFirstInternal(1, options);
  }
  AT_LEAST_ONE_SEP2(options) {
    this.atLeastOneSepFirstInternal(2, options);
  }
  AT_LEAST_ONE_SEP3(options) {
    this.atLeastOneSepFirstInternal(3, options);
  }
  AT_LEAST_ONE_SEP4(options) {
    this.atLeastOneSepFirstInternal(4, options);
  }
  AT_LEAST_ONE_SEP5(options) {
    this.atLeastOneSepFirstInternal(5, options);
  }
  AT_LEAST_ONE_SEP6(options) {
    this.atLeastOneSepFirstInternal(6, options);
  }
  AT_LEAST_ONE_SEP7(options) {
    this.atLeastOneSepFirstInternal(7, options);
  }
  AT_LEAST_ONE_SEP8(options) {
    this.atLeastOneSepFirstInternal(8, options);
  }
  AT_LEAST_ONE_SEP9(options) {
    this.atLeastOneSepFirstInternal(9, options);
  }
  RULE(name, implementation, config = DEFAULT_RULE_CONFIG) {
    if (includes_default(this.definedRulesNames, name)) {
      const errMsg = defaultGrammarValidatorErrorProvider.buildDuplicateRuleNameError({
        topLevelRule: name,
        grammarName: this.className
      });
      const error2 = {
        message: errMsg,
        type: ParserDefinitionErrorType.DUPLICATE_RULE_NAME,
        ruleName: name
      };
      this.definitionErrors.push(error2);
    }
    this.definedRulesNames.push(name);
    const ruleImplementation = this.defineRule(name, implementation, config);
    this[name] = ruleImplementation;
    return ruleImplementation;
  }
  OVERRIDE_RULE(name, impl, config = DEFAULT_RULE_CONFIG) {
    const ruleErrors = validateRuleIsOverridden(name, this.definedRulesNames, this.className);
    this.definitionErrors = this.definitionErrors.concat(ruleErrors);
    const ruleImplementation = this.defineRule(name, impl, config);
    this[name] = ruleImplementation;
    return ruleImplementation;
  }
  BACKTRACK(grammarRule, args) {
    var _a;
    const ruleToCall = (_a = grammarRule.coreRule) !== null && _a !== void 0 ? _a : grammarRule;
    return function() {
      this.isBackTrackingStack.push(1);
      const orgState = this.saveRecogState();
      try {
        ruleToCall.apply(this, args);
        return true;
      } catch (e) {
        if (isRecognitionException(e)) {
          return false;
        } else {
          throw e;
        }
      } finally {
        this.reloadRecogState(orgState);
        this.isBackTrackingStack.pop();
      }
    };
  }
  // GAST export APIs
  getGAstProductions() {
    return this.gastProductionsCache;
  }
  getSerializedGastProductions() {
    return serializeGrammar(values_default(this.gastProductionsCache));
  }
};

// node_modules/chevrotain/lib/src/parse/parser/traits/recognizer_engine.js
var RecognizerEngine = class {
  initRecognizerEngine(tokenVocabulary, config) {
    this.className = this.constructor.name;
    this.shortRuleNameToFull = {};
    this.fullRuleNameToShort = {};
    this.ruleShortNameIdx = 256;
    this.tokenMatcher = tokenStructuredMatcherNoCategories;
    this.subruleIdx = 0;
    this.currRuleShortName = 0;
    this.definedRulesNames = [];
    this.tokensMap = {};
    this.isBackTrackingStack = [];
    this.RULE_STACK = [];
    this.RULE_STACK_IDX = -1;
    this.RULE_OCCURRENCE_STACK = [];
    this.RULE_OCCURRENCE_STACK_IDX = -1;
    this.gastProductionsCache = {};
    if (has_default(config, "serializedGrammar")) {
      throw Error("The Parser's configuration can no longer contain a <serializedGrammar> property.\n	See: https://chevrotain.io/docs/changes/BREAKING_CHANGES.html#_6-0-0\n	For Further details.");
    }
    if (isArray_default(tokenVocabulary)) {
      if (isEmpty_default(tokenVocabulary)) {
        throw Error("A Token Vocabulary cannot be empty.\n	Note that the first argument for the parser constructor\n	is no longer a Token vector (since v4.0).");
      }
      if (typeof tokenVocabulary[0].startOffset === "number") {
        throw Error("The Parser constructor no longer accepts a token vector as the first argument.\n	See: https://chevrotain.io/docs/changes/BREAKING_CHANGES.html#_4-0-0\n	For Further details.");
      }
    }
    if (isArray_default(tokenVocabulary)) {
      this.tokensMap = reduce_default(tokenVocabulary, (acc, tokType) => {
        acc[tokType.name] = tokType;
        return acc;
      }, {});
    } else if (has_default(tokenVocabulary, "modes") && every_default(flatten_default(values_default(tokenVocabulary.modes)), isTokenType)) {
      const allTokenTypes2 = flatten_default(values_default(tokenVocabulary.modes));
      const uniqueTokens = uniq_default(allTokenTypes2);
      this.tokensMap = reduce_default(uniqueTokens, (acc, tokType) => {
        acc[tokType.name] = tokType;
        return acc;
      }, {});
    } else if (isObject_default(tokenVocabulary)) {
      this.tokensMap = clone_default(tokenVocabulary);
    } else {
      throw new Error("<tokensDictionary> argument must be An Array of Token constructors, A dictionary of Token constructors or an IMultiModeLexerDefinition");
    }
    this.tokensMap["EOF"] = EOF;
    const allTokenTypes = has_default(tokenVocabulary, "modes") ? flatten_default(values_default(tokenVocabulary.modes)) : values_default(tokenVocabulary);
    const noTokenCategoriesUsed = every_default(allTokenTypes, (tokenConstructor) => isEmpty_default(tokenConstructor.categoryMatches));
    this.tokenMatcher = noTokenCategoriesUsed ? tokenStructuredMatcherNoCategories : tokenStructuredMatcher;
    augmentTokenTypes(values_default(this.tokensMap));
  }
  defineRule(ruleName, impl, config) {
    if (this.selfAnalysisDone) {
      throw Error(`Grammar rule <${ruleName}> may not be defined after the 'performSelfAnalysis' method has been called'
Make sure that all grammar rule definitions are done before 'performSelfAnalysis' is called.`);
    }
    const resyncEnabled = has_default(config, "resyncEnabled") ? config.resyncEnabled : DEFAULT_RULE_CONFIG.resyncEnabled;
    const recoveryValueFunc = has_default(config, "recoveryValueFunc") ? config.recoveryValueFunc : DEFAULT_RULE_CONFIG.recoveryValueFunc;
    const shortName = this.ruleShortNameIdx << BITS_FOR_METHOD_TYPE + BITS_FOR_OCCURRENCE_IDX;
    this.ruleShortNameIdx++;
    this.shortRuleNameToFull[shortName] = ruleName;
    this.fullRuleNameToShort[ruleName] = shortName;
    let coreRuleFunction;
    if (this.outputCst === true) {
      coreRuleFunction = function invokeRuleWithTry(...args) {
        try {
          this.ruleInvocationStateUpdate(shortName, ruleName, this.subruleIdx);
          impl.apply(this, args);
          const cst = this.CST_STACK[this.CST_STACK.length - 1];
          this.cstPostRule(cst);
          return cst;
        } catch (e) {
          return this.invokeRuleCatch(e, resyncEnabled, recoveryValueFunc);
        } finally {
          this.ruleFinallyStateUpdate();
        }
      };
    } else {
      coreRuleFunction = function invokeRuleWithTryCst(...args) {
        try {
          this.ruleInvocationStateUpdate(shortName, ruleName, this.subruleIdx);
          return impl.apply(this, args);
        } catch (e) {
          return this.invokeRuleCatch(e, resyncEnabled, recoveryValueFunc);
        } finally {
          this.ruleFinallyStateUpdate();
        }
      };
    }
    const rootRuleFunction = function rootRule(...args) {
      this.onBeforeParse(ruleName);
      try {
        return coreRuleFunction.apply(this, args);
      } finally {
        this.onAfterParse(ruleName);
      }
    };
    const wrappedGrammarRule = Object.assign(rootRuleFunction, { ruleName, originalGrammarAction: impl, coreRule: coreRuleFunction });
    return wrappedGrammarRule;
  }
  invokeRuleCatch(e, resyncEnabledConfig, recoveryValueFunc) {
    const isFirstInvokedRule = this.RULE_STACK_IDX === 0;
    const reSyncEnabled = resyncEnabledConfig && !this.isBackTracking() && this.recoveryEnabled;
    if (isRecognitionException(e)) {
      const recogError = e;
      if (reSyncEnabled) {
        const reSyncTokType = this.findReSyncTokenType();
        if (this.isInCurrentRuleReSyncSet(reSyncTokType)) {
          recogError.resyncedTokens = this.reSyncTo(reSyncTokType);
          if (this.outputCst) {
            const partialCstResult = this.CST_STACK[this.CST_STACK.length - 1];
            partialCstResult.recoveredNode = true;
            return partialCstResult;
          } else {
            return recoveryValueFunc(e);
          }
        } else {
          if (this.outputCst) {
            const partialCstResult = this.CST_STACK[this.CST_STACK.length - 1];
            partialCstResult.recoveredNode = true;
            recogError.partialCstResult = partialCstResult;
          }
          throw recogError;
        }
      } else if (isFirstInvokedRule) {
        this.moveToTerminatedState();
        return recoveryValueFunc(e);
      } else {
        throw recogError;
      }
    } else {
      throw e;
    }
  }
  // Implementation of parsing DSL
  optionInternal(actionORMethodDef, occurrence) {
    const key = this.getKeyForAutomaticLookahead(OPTION_IDX, occurrence);
    return this.optionInternalLogic(actionORMethodDef, occurrence, key);
  }
  optionInternalLogic(actionORMethodDef, occurrence, key) {
    let lookAheadFunc = this.getLaFuncFromCache(key);
    let action;
    if (typeof actionORMethodDef !== "function") {
      action = actionORMethodDef.DEF;
      const predicate = actionORMethodDef.GATE;
      if (predicate !== void 0) {
        const orgLookaheadFunction = lookAheadFunc;
        lookAheadFunc = () => {
          return predicate.call(this) && orgLookaheadFunction.call(this);
        };
      }
    } else {
      action = actionORMethodDef;
    }
    if (lookAheadFunc.call(this) === true) {
      return action.call(this);
    }
    return void 0;
  }
  atLeastOneInternal(prodOccurrence, actionORMethodDef) {
    const laKey = this.getKeyForAutomaticLookahead(AT_LEAST_ONE_IDX, prodOccurrence);
    return this.atLeastOneInternalLogic(prodOccurrence, actionORMethodDef, laKey);
  }
  atLeastOneInternalLogic(prodOccurrence, actionORMethodDef, key) {
    let lookAheadFunc = this.getLaFuncFromCache(key);
    let action;
    if (typeof actionORMethodDef !== "function") {
      action = actionORMethodDef.DEF;
      const predicate = actionORMethodDef.GATE;
      if (predicate !== void 0) {
        const orgLookaheadFunction = lookAheadFunc;
        lookAheadFunc = () => {
          return predicate.call(this) && orgLookaheadFunction.call(this);
        };
      }
    } else {
      action = actionORMethodDef;
    }
    if (lookAheadFunc.call(this) === true) {
      let notStuck = this.doSingleRepetition(action);
      while (lookAheadFunc.call(this) === true && notStuck === true) {
        notStuck = this.doSingleRepetition(action);
      }
    } else {
      throw this.raiseEarlyExitException(prodOccurrence, PROD_TYPE.REPETITION_MANDATORY, actionORMethodDef.ERR_MSG);
    }
    this.attemptInRepetitionRecovery(this.atLeastOneInternal, [prodOccurrence, actionORMethodDef], lookAheadFunc, AT_LEAST_ONE_IDX, prodOccurrence, NextTerminalAfterAtLeastOneWalker);
  }
  atLeastOneSepFirstInternal(prodOccurrence, options) {
    const laKey = this.getKeyForAutomaticLookahead(AT_LEAST_ONE_SEP_IDX, prodOccurrence);
    this.atLeastOneSepFirstInternalLogic(prodOccurrence, options, laKey);
  }
  atLeastOneSepFirstInternalLogic(prodOccurrence, options, key) {
    const action = options.DEF;
    const separator2 = options.SEP;
    const firstIterationLookaheadFunc = this.getLaFuncFromCache(key);
    if (firstIterationLookaheadFunc.call(this) === true) {
      action.call(this);
      const separatorLookAheadFunc = () => {
        return this.tokenMatcher(this.LA_FAST(1), separator2);
      };
      while (this.tokenMatcher(this.LA_FAST(1), separator2) === true) {
        this.CONSUME(separator2);
        action.call(this);
      }
      this.attemptInRepetitionRecovery(this.repetitionSepSecondInternal, [
        prodOccurrence,
        separator2,
        separatorLookAheadFunc,
        action,
        NextTerminalAfterAtLeastOneSepWalker
      ], separatorLookAheadFunc, AT_LEAST_ONE_SEP_IDX, prodOccurrence, NextTerminalAfterAtLeastOneSepWalker);
    } else {
      throw this.raiseEarlyExitException(prodOccurrence, PROD_TYPE.REPETITION_MANDATORY_WITH_SEPARATOR, options.ERR_MSG);
    }
  }
  manyInternal(prodOccurrence, actionORMethodDef) {
    const laKey = this.getKeyForAutomaticLookahead(MANY_IDX, prodOccurrence);
    return this.manyInternalLogic(prodOccurrence, actionORMethodDef, laKey);
  }
  manyInternalLogic(prodOccurrence, actionORMethodDef, key) {
    let lookaheadFunction = this.getLaFuncFromCache(key);
    let action;
    if (typeof actionORMethodDef !== "function") {
      action = actionORMethodDef.DEF;
      const predicate = actionORMethodDef.GATE;
      if (predicate !== void 0) {
        const orgLookaheadFunction = lookaheadFunction;
        lookaheadFunction = () => {
          return predicate.call(this) && orgLookaheadFunction.call(this);
        };
      }
    } else {
      action = actionORMethodDef;
    }
    let notStuck = true;
    while (lookaheadFunction.call(this) === true && notStuck === true) {
      notStuck = this.doSingleRepetition(action);
    }
    this.attemptInRepetitionRecovery(
      this.manyInternal,
      [prodOccurrence, actionORMethodDef],
      lookaheadFunction,
      MANY_IDX,
      prodOccurrence,
      NextTerminalAfterManyWalker,
      // The notStuck parameter is only relevant when "attemptInRepetitionRecovery"
      // is invoked from manyInternal, in the MANY_SEP case and AT_LEAST_ONE[_SEP]
      // An infinite loop cannot occur as:
      // - Either the lookahead is guaranteed to consume something (Single Token Separator)
      // - AT_LEAST_ONE by definition is guaranteed to consume something (or error out).
      notStuck
    );
  }
  manySepFirstInternal(prodOccurrence, options) {
    const laKey = this.getKeyForAutomaticLookahead(MANY_SEP_IDX, prodOccurrence);
    this.manySepFirstInternalLogic(prodOccurrence, options, laKey);
  }
  manySepFirstInternalLogic(prodOccurrence, options, key) {
    const action = options.DEF;
    const separator2 = options.SEP;
    const firstIterationLaFunc = this.getLaFuncFromCache(key);
    if (firstIterationLaFunc.call(this) === true) {
      action.call(this);
      const separatorLookAheadFunc = () => {
        return this.tokenMatcher(this.LA_FAST(1), separator2);
      };
      while (this.tokenMatcher(this.LA_FAST(1), separator2) === true) {
        this.CONSUME(separator2);
        action.call(this);
      }
      this.attemptInRepetitionRecovery(this.repetitionSepSecondInternal, [
        prodOccurrence,
        separator2,
        separatorLookAheadFunc,
        action,
        NextTerminalAfterManySepWalker
      ], separatorLookAheadFunc, MANY_SEP_IDX, prodOccurrence, NextTerminalAfterManySepWalker);
    }
  }
  repetitionSepSecondInternal(prodOccurrence, separator2, separatorLookAheadFunc, action, nextTerminalAfterWalker) {
    while (separatorLookAheadFunc()) {
      this.CONSUME(separator2);
      action.call(this);
    }
    this.attemptInRepetitionRecovery(this.repetitionSepSecondInternal, [
      prodOccurrence,
      separator2,
      separatorLookAheadFunc,
      action,
      nextTerminalAfterWalker
    ], separatorLookAheadFunc, AT_LEAST_ONE_SEP_IDX, prodOccurrence, nextTerminalAfterWalker);
  }
  doSingleRepetition(action) {
    const beforeIteration = this.getLexerPosition();
    action.call(this);
    const afterIteration = this.getLexerPosition();
    return afterIteration > beforeIteration;
  }
  orInternal(altsOrOpts, occurrence) {
    const laKey = this.getKeyForAutomaticLookahead(OR_IDX, occurrence);
    const alts = isArray_default(altsOrOpts) ? altsOrOpts : altsOrOpts.DEF;
    const laFunc = this.getLaFuncFromCache(laKey);
    const altIdxToTake = laFunc.call(this, alts);
    if (altIdxToTake !== void 0) {
      const chosenAlternative = alts[altIdxToTake];
      return chosenAlternative.ALT.call(this);
    }
    this.raiseNoAltException(occurrence, altsOrOpts.ERR_MSG);
  }
  ruleFinallyStateUpdate() {
    this.RULE_STACK_IDX--;
    this.RULE_OCCURRENCE_STACK_IDX--;
    if (this.RULE_STACK_IDX >= 0) {
      this.currRuleShortName = this.RULE_STACK[this.RULE_STACK_IDX];
    }
    this.cstFinallyStateUpdate();
  }
  subruleInternal(ruleToCall, idx, options) {
    let ruleResult;
    try {
      const args = options !== void 0 ? options.ARGS : void 0;
      this.subruleIdx = idx;
      ruleResult = ruleToCall.coreRule.apply(this, args);
      this.cstPostNonTerminal(ruleResult, options !== void 0 && options.LABEL !== void 0 ? options.LABEL : ruleToCall.ruleName);
      return ruleResult;
    } catch (e) {
      throw this.subruleInternalError(e, options, ruleToCall.ruleName);
    }
  }
  subruleInternalError(e, options, ruleName) {
    if (isRecognitionException(e) && e.partialCstResult !== void 0) {
      this.cstPostNonTerminal(e.partialCstResult, options !== void 0 && options.LABEL !== void 0 ? options.LABEL : ruleName);
      delete e.partialCstResult;
    }
    throw e;
  }
  consumeInternal(tokType, idx, options) {
    let consumedToken;
    try {
      const nextToken = this.LA_FAST(1);
      if (this.tokenMatcher(nextToken, tokType) === true) {
        this.consumeToken();
        consumedToken = nextToken;
      } else {
        this.consumeInternalError(tokType, nextToken, options);
      }
    } catch (eFromConsumption) {
      consumedToken = this.consumeInternalRecovery(tokType, idx, eFromConsumption);
    }
    this.cstPostTerminal(options !== void 0 && options.LABEL !== void 0 ? options.LABEL : tokType.name, consumedToken);
    return consumedToken;
  }
  consumeInternalError(tokType, nextToken, options) {
    let msg;
    const previousToken = this.LA(0);
    if (options !== void 0 && options.ERR_MSG) {
      msg = options.ERR_MSG;
    } else {
      msg = this.errorMessageProvider.buildMismatchTokenMessage({
        expected: tokType,
        actual: nextToken,
        previous: previousToken,
        ruleName: this.getCurrRuleFullName()
      });
    }
    throw this.SAVE_ERROR(new MismatchedTokenException(msg, nextToken, previousToken));
  }
  consumeInternalRecovery(tokType, idx, eFromConsumption) {
    if (this.recoveryEnabled && // TODO: more robust checking of the exception type. Perhaps Typescript extending expressions?
    eFromConsumption.name === "MismatchedTokenException" && !this.isBackTracking()) {
      const follows = this.getFollowsForInRuleRecovery(tokType, idx);
      try {
        return this.tryInRuleRecovery(tokType, follows);
      } catch (eFromInRuleRecovery) {
        if (eFromInRuleRecovery.name === IN_RULE_RECOVERY_EXCEPTION) {
          throw eFromConsumption;
        } else {
          throw eFromInRuleRecovery;
        }
      }
    } else {
      throw eFromConsumption;
    }
  }
  saveRecogState() {
    const savedErrors = this.errors;
    const savedRuleStack = this.RULE_STACK.slice(0, this.RULE_STACK_IDX + 1);
    return {
      errors: savedErrors,
      lexerState: this.exportLexerState(),
      RULE_STACK: savedRuleStack,
      CST_STACK: this.CST_STACK
    };
  }
  reloadRecogState(newState) {
    this.errors = newState.errors;
    this.importLexerState(newState.lexerState);
    const saved = newState.RULE_STACK;
    for (let i = 0; i < saved.length; i++) {
      this.RULE_STACK[i] = saved[i];
    }
    this.RULE_STACK_IDX = saved.length - 1;
    if (this.RULE_STACK_IDX >= 0) {
      this.currRuleShortName = this.RULE_STACK[this.RULE_STACK_IDX];
    }
  }
  ruleInvocationStateUpdate(shortName, fullName, idxInCallingRule) {
    this.RULE_OCCURRENCE_STACK[++this.RULE_OCCURRENCE_STACK_IDX] = idxInCallingRule;
    this.RULE_STACK[++this.RULE_STACK_IDX] = shortName;
    this.currRuleShortName = shortName;
    this.cstInvocationStateUpdate(fullName);
  }
  isBackTracking() {
    return this.isBackTrackingStack.length !== 0;
  }
  getCurrRuleFullName() {
    const shortName = this.currRuleShortName;
    return this.shortRuleNameToFull[shortName];
  }
  shortRuleNameToFullName(shortName) {
    return this.shortRuleNameToFull[shortName];
  }
  isAtEndOfInput() {
    return this.tokenMatcher(this.LA(1), EOF);
  }
  reset() {
    this.resetLexerState();
    this.subruleIdx = 0;
    this.currRuleShortName = 0;
    this.isBackTrackingStack = [];
    this.errors = [];
    this.RULE_STACK_IDX = -1;
    this.RULE_OCCURRENCE_STACK_IDX = -1;
    this.CST_STACK = [];
  }
  /**
   * Hook called before the root-level parsing rule is invoked.
   * This is only called when a rule is invoked directly by the consumer
   * (e.g., `parser.json()`), not when invoked as a sub-rule via SUBRULE.
   *
   * Override this method to perform actions before parsing begins.
   * The default implementation is a no-op.
   *
   * @param ruleName - The name of the root rule being invoked.
   */
  onBeforeParse(ruleName) {
    for (let i = 0; i < this.maxLookahead + 1; i++) {
      this.tokVector.push(END_OF_FILE);
    }
  }
  /**
   * Hook called after the root-level parsing rule has completed (or thrown).
   * This is only called when a rule is invoked directly by the consumer
   * (e.g., `parser.json()`), not when invoked as a sub-rule via SUBRULE.
   *
   * This hook is called in a `finally` block, so it executes regardless of
   * whether parsing succeeded or threw an error.
   *
   * Override this method to perform actions after parsing completes.
   * The default implementation is a no-op.
   *
   * @param ruleName - The name of the root rule that was invoked.
   */
  onAfterParse(ruleName) {
    if (this.isAtEndOfInput() === false) {
      const firstRedundantTok = this.LA(1);
      const errMsg = this.errorMessageProvider.buildNotAllInputParsedMessage({
        firstRedundant: firstRedundantTok,
        ruleName: this.getCurrRuleFullName()
      });
      this.SAVE_ERROR(new NotAllInputParsedException(errMsg, firstRedundantTok));
    }
    while (this.tokVector.at(-1) === END_OF_FILE) {
      this.tokVector.pop();
    }
  }
};

// node_modules/chevrotain/lib/src/parse/parser/traits/error_handler.js
var ErrorHandler = class {
  initErrorHandler(config) {
    this._errors = [];
    this.errorMessageProvider = has_default(config, "errorMessageProvider") ? config.errorMessageProvider : DEFAULT_PARSER_CONFIG.errorMessageProvider;
  }
  SAVE_ERROR(error2) {
    if (isRecognitionException(error2)) {
      error2.context = {
        ruleStack: this.getHumanReadableRuleStack(),
        ruleOccurrenceStack: this.RULE_OCCURRENCE_STACK.slice(0, this.RULE_OCCURRENCE_STACK_IDX + 1)
      };
      this._errors.push(error2);
      return error2;
    } else {
      throw Error("Trying to save an Error which is not a RecognitionException");
    }
  }
  get errors() {
    return clone_default(this._errors);
  }
  set errors(newErrors) {
    this._errors = newErrors;
  }
  // TODO: consider caching the error message computed information
  raiseEarlyExitException(occurrence, prodType, userDefinedErrMsg) {
    const ruleName = this.getCurrRuleFullName();
    const ruleGrammar = this.getGAstProductions()[ruleName];
    const lookAheadPathsPerAlternative = getLookaheadPathsForOptionalProd(occurrence, ruleGrammar, prodType, this.maxLookahead);
    const insideProdPaths = lookAheadPathsPerAlternative[0];
    const actualTokens = [];
    for (let i = 1; i <= this.maxLookahead; i++) {
      actualTokens.push(this.LA(i));
    }
    const msg = this.errorMessageProvider.buildEarlyExitMessage({
      expectedIterationPaths: insideProdPaths,
      actual: actualTokens,
      previous: this.LA(0),
      customUserDescription: userDefinedErrMsg,
      ruleName
    });
    throw this.SAVE_ERROR(new EarlyExitException(msg, this.LA(1), this.LA(0)));
  }
  // TODO: consider caching the error message computed information
  raiseNoAltException(occurrence, errMsgTypes) {
    const ruleName = this.getCurrRuleFullName();
    const ruleGrammar = this.getGAstProductions()[ruleName];
    const lookAheadPathsPerAlternative = getLookaheadPathsForOr(occurrence, ruleGrammar, this.maxLookahead);
    const actualTokens = [];
    for (let i = 1; i <= this.maxLookahead; i++) {
      actualTokens.push(this.LA(i));
    }
    const previousToken = this.LA(0);
    const errMsg = this.errorMessageProvider.buildNoViableAltMessage({
      expectedPathsPerAlt: lookAheadPathsPerAlternative,
      actual: actualTokens,
      previous: previousToken,
      customUserDescription: errMsgTypes,
      ruleName: this.getCurrRuleFullName()
    });
    throw this.SAVE_ERROR(new NoViableAltException(errMsg, this.LA(1), previousToken));
  }
};

// node_modules/chevrotain/lib/src/parse/parser/traits/context_assist.js
var ContentAssist = class {
  initContentAssist() {
  }
  computeContentAssist(startRuleName, precedingInput) {
    const startRuleGast = this.gastProductionsCache[startRuleName];
    if (isUndefined_default(startRuleGast)) {
      throw Error(`Rule ->${startRuleName}<- does not exist in this grammar.`);
    }
    return nextPossibleTokensAfter([startRuleGast], precedingInput, this.tokenMatcher, this.maxLookahead);
  }
  // TODO: should this be a member method or a utility? it does not have any state or usage of 'this'...
  // TODO: should this be more explicitly part of the public API?
  getNextPossibleTokenTypes(grammarPath) {
    const topRuleName = head_default(grammarPath.ruleStack);
    const gastProductions = this.getGAstProductions();
    const topProduction = gastProductions[topRuleName];
    const nextPossibleTokenTypes = new NextAfterTokenWalker(topProduction, grammarPath).startWalking();
    return nextPossibleTokenTypes;
  }
};

// node_modules/chevrotain/lib/src/parse/parser/traits/gast_recorder.js
var RECORDING_NULL_OBJECT = {
  description: "This Object indicates the Parser is during Recording Phase"
};
Object.freeze(RECORDING_NULL_OBJECT);
var HANDLE_SEPARATOR = true;
var MAX_METHOD_IDX = Math.pow(2, BITS_FOR_OCCURRENCE_IDX) - 1;
var RFT = createToken({ name: "RECORDING_PHASE_TOKEN", pattern: Lexer.NA });
augmentTokenTypes([RFT]);
var RECORDING_PHASE_TOKEN = createTokenInstance(
  RFT,
  "This IToken indicates the Parser is in Recording Phase\n	See: https://chevrotain.io/docs/guide/internals.html#grammar-recording for details",
  // Using "-1" instead of NaN (as in EOF) because an actual number is less likely to
  // cause errors if the output of LA or CONSUME would be (incorrectly) used during the recording phase.
  -1,
  -1,
  -1,
  -1,
  -1,
  -1
);
Object.freeze(RECORDING_PHASE_TOKEN);
var RECORDING_PHASE_CSTNODE = {
  name: "This CSTNode indicates the Parser is in Recording Phase\n	See: https://chevrotain.io/docs/guide/internals.html#grammar-recording for details",
  children: {}
};
var GastRecorder = class {
  initGastRecorder(config) {
    this.recordingProdStack = [];
    this.RECORDING_PHASE = false;
  }
  enableRecording() {
    this.RECORDING_PHASE = true;
    this.TRACE_INIT("Enable Recording", () => {
      for (let i = 0; i < 10; i++) {
        const idx = i > 0 ? i : "";
        this[`CONSUME${idx}`] = function(arg1, arg2) {
          return this.consumeInternalRecord(arg1, i, arg2);
        };
        this[`SUBRULE${idx}`] = function(arg1, arg2) {
          return this.subruleInternalRecord(arg1, i, arg2);
        };
        this[`OPTION${idx}`] = function(arg1) {
          return this.optionInternalRecord(arg1, i);
        };
        this[`OR${idx}`] = function(arg1) {
          return this.orInternalRecord(arg1, i);
        };
        this[`MANY${idx}`] = function(arg1) {
          this.manyInternalRecord(i, arg1);
        };
        this[`MANY_SEP${idx}`] = function(arg1) {
          this.manySepFirstInternalRecord(i, arg1);
        };
        this[`AT_LEAST_ONE${idx}`] = function(arg1) {
          this.atLeastOneInternalRecord(i, arg1);
        };
        this[`AT_LEAST_ONE_SEP${idx}`] = function(arg1) {
          this.atLeastOneSepFirstInternalRecord(i, arg1);
        };
      }
      this[`consume`] = function(idx, arg1, arg2) {
        return this.consumeInternalRecord(arg1, idx, arg2);
      };
      this[`subrule`] = function(idx, arg1, arg2) {
        return this.subruleInternalRecord(arg1, idx, arg2);
      };
      this[`option`] = function(idx, arg1) {
        return this.optionInternalRecord(arg1, idx);
      };
      this[`or`] = function(idx, arg1) {
        return this.orInternalRecord(arg1, idx);
      };
      this[`many`] = function(idx, arg1) {
        this.manyInternalRecord(idx, arg1);
      };
      this[`atLeastOne`] = function(idx, arg1) {
        this.atLeastOneInternalRecord(idx, arg1);
      };
      this.ACTION = this.ACTION_RECORD;
      this.BACKTRACK = this.BACKTRACK_RECORD;
      this.LA = this.LA_RECORD;
    });
  }
  disableRecording() {
    this.RECORDING_PHASE = false;
    this.TRACE_INIT("Deleting Recording methods", () => {
      const that = this;
      for (let i = 0; i < 10; i++) {
        const idx = i > 0 ? i : "";
        delete that[`CONSUME${idx}`];
        delete that[`SUBRULE${idx}`];
        delete that[`OPTION${idx}`];
        delete that[`OR${idx}`];
        delete that[`MANY${idx}`];
        delete that[`MANY_SEP${idx}`];
        delete that[`AT_LEAST_ONE${idx}`];
        delete that[`AT_LEAST_ONE_SEP${idx}`];
      }
      delete that[`consume`];
      delete that[`subrule`];
      delete that[`option`];
      delete that[`or`];
      delete that[`many`];
      delete that[`atLeastOne`];
      delete that.ACTION;
      delete that.BACKTRACK;
      delete that.LA;
    });
  }
  //   Parser methods are called inside an ACTION?
  //   Maybe try/catch/finally on ACTIONS while disabling the recorders state changes?
  // @ts-expect-error -- noop place holder
  ACTION_RECORD(impl) {
  }
  // Executing backtracking logic will break our recording logic assumptions
  BACKTRACK_RECORD(grammarRule, args) {
    return () => true;
  }
  // LA is part of the official API and may be used for custom lookahead logic
  // by end users who may forget to wrap it in ACTION or inside a GATE
  LA_RECORD(howMuch) {
    return END_OF_FILE;
  }
  topLevelRuleRecord(name, def) {
    try {
      const newTopLevelRule = new Rule({ definition: [], name });
      newTopLevelRule.name = name;
      this.recordingProdStack.push(newTopLevelRule);
      def.call(this);
      this.recordingProdStack.pop();
      return newTopLevelRule;
    } catch (originalError) {
      if (originalError.KNOWN_RECORDER_ERROR !== true) {
        try {
          originalError.message = originalError.message + '\n	 This error was thrown during the "grammar recording phase" For more info see:\n	https://chevrotain.io/docs/guide/internals.html#grammar-recording';
        } catch (mutabilityError) {
          throw originalError;
        }
      }
      throw originalError;
    }
  }
  // Implementation of parsing DSL
  optionInternalRecord(actionORMethodDef, occurrence) {
    return recordProd.call(this, Option, actionORMethodDef, occurrence);
  }
  atLeastOneInternalRecord(occurrence, actionORMethodDef) {
    recordProd.call(this, RepetitionMandatory, actionORMethodDef, occurrence);
  }
  atLeastOneSepFirstInternalRecord(occurrence, options) {
    recordProd.call(this, RepetitionMandatoryWithSeparator, options, occurrence, HANDLE_SEPARATOR);
  }
  manyInternalRecord(occurrence, actionORMethodDef) {
    recordProd.call(this, Repetition, actionORMethodDef, occurrence);
  }
  manySepFirstInternalRecord(occurrence, options) {
    recordProd.call(this, RepetitionWithSeparator, options, occurrence, HANDLE_SEPARATOR);
  }
  orInternalRecord(altsOrOpts, occurrence) {
    return recordOrProd.call(this, altsOrOpts, occurrence);
  }
  subruleInternalRecord(ruleToCall, occurrence, options) {
    assertMethodIdxIsValid(occurrence);
    if (!ruleToCall || has_default(ruleToCall, "ruleName") === false) {
      const error2 = new Error(`<SUBRULE${getIdxSuffix(occurrence)}> argument is invalid expecting a Parser method reference but got: <${JSON.stringify(ruleToCall)}>
 inside top level rule: <${this.recordingProdStack[0].name}>`);
      error2.KNOWN_RECORDER_ERROR = true;
      throw error2;
    }
    const prevProd = last_default(this.recordingProdStack);
    const ruleName = ruleToCall.ruleName;
    const newNoneTerminal = new NonTerminal({
      idx: occurrence,
      nonTerminalName: ruleName,
      label: options === null || options === void 0 ? void 0 : options.LABEL,
      // The resolving of the `referencedRule` property will be done once all the Rule's GASTs have been created
      referencedRule: void 0
    });
    prevProd.definition.push(newNoneTerminal);
    return this.outputCst ? RECORDING_PHASE_CSTNODE : RECORDING_NULL_OBJECT;
  }
  consumeInternalRecord(tokType, occurrence, options) {
    assertMethodIdxIsValid(occurrence);
    if (!hasShortKeyProperty(tokType)) {
      const error2 = new Error(`<CONSUME${getIdxSuffix(occurrence)}> argument is invalid expecting a TokenType reference but got: <${JSON.stringify(tokType)}>
 inside top level rule: <${this.recordingProdStack[0].name}>`);
      error2.KNOWN_RECORDER_ERROR = true;
      throw error2;
    }
    const prevProd = last_default(this.recordingProdStack);
    const newNoneTerminal = new Terminal({
      idx: occurrence,
      terminalType: tokType,
      label: options === null || options === void 0 ? void 0 : options.LABEL
    });
    prevProd.definition.push(newNoneTerminal);
    return RECORDING_PHASE_TOKEN;
  }
};
function recordProd(prodConstructor, mainProdArg, occurrence, handleSep = false) {
  assertMethodIdxIsValid(occurrence);
  const prevProd = last_default(this.recordingProdStack);
  const grammarAction = isFunction_default(mainProdArg) ? mainProdArg : mainProdArg.DEF;
  const newProd = new prodConstructor({ definition: [], idx: occurrence });
  if (handleSep) {
    newProd.separator = mainProdArg.SEP;
  }
  if (has_default(mainProdArg, "MAX_LOOKAHEAD")) {
    newProd.maxLookahead = mainProdArg.MAX_LOOKAHEAD;
  }
  this.recordingProdStack.push(newProd);
  grammarAction.call(this);
  prevProd.definition.push(newProd);
  this.recordingProdStack.pop();
  return RECORDING_NULL_OBJECT;
}
function recordOrProd(mainProdArg, occurrence) {
  assertMethodIdxIsValid(occurrence);
  const prevProd = last_default(this.recordingProdStack);
  const hasOptions = isArray_default(mainProdArg) === false;
  const alts = hasOptions === false ? mainProdArg : mainProdArg.DEF;
  const newOrProd = new Alternation({
    definition: [],
    idx: occurrence,
    ignoreAmbiguities: hasOptions && mainProdArg.IGNORE_AMBIGUITIES === true
  });
  if (has_default(mainProdArg, "MAX_LOOKAHEAD")) {
    newOrProd.maxLookahead = mainProdArg.MAX_LOOKAHEAD;
  }
  const hasPredicates = some_default(alts, (currAlt) => isFunction_default(currAlt.GATE));
  newOrProd.hasPredicates = hasPredicates;
  prevProd.definition.push(newOrProd);
  forEach_default(alts, (currAlt) => {
    const currAltFlat = new Alternative({ definition: [] });
    newOrProd.definition.push(currAltFlat);
    if (has_default(currAlt, "IGNORE_AMBIGUITIES")) {
      currAltFlat.ignoreAmbiguities = currAlt.IGNORE_AMBIGUITIES;
    } else if (has_default(currAlt, "GATE")) {
      currAltFlat.ignoreAmbiguities = true;
    }
    this.recordingProdStack.push(currAltFlat);
    currAlt.ALT.call(this);
    this.recordingProdStack.pop();
  });
  return RECORDING_NULL_OBJECT;
}
function getIdxSuffix(idx) {
  return idx === 0 ? "" : `${idx}`;
}
function assertMethodIdxIsValid(idx) {
  if (idx < 0 || idx > MAX_METHOD_IDX) {
    const error2 = new Error(
      // The stack trace will contain all the needed details
      `Invalid DSL Method idx value: <${idx}>
	Idx value must be a none negative value smaller than ${MAX_METHOD_IDX + 1}`
    );
    error2.KNOWN_RECORDER_ERROR = true;
    throw error2;
  }
}

// node_modules/chevrotain/lib/src/parse/parser/traits/perf_tracer.js
var PerformanceTracer = class {
  initPerformanceTracer(config) {
    if (has_default(config, "traceInitPerf")) {
      const userTraceInitPerf = config.traceInitPerf;
      const traceIsNumber = typeof userTraceInitPerf === "number";
      this.traceInitMaxIdent = traceIsNumber ? userTraceInitPerf : Infinity;
      this.traceInitPerf = traceIsNumber ? userTraceInitPerf > 0 : userTraceInitPerf;
    } else {
      this.traceInitMaxIdent = 0;
      this.traceInitPerf = DEFAULT_PARSER_CONFIG.traceInitPerf;
    }
    this.traceInitIndent = -1;
  }
  TRACE_INIT(phaseDesc, phaseImpl) {
    if (this.traceInitPerf === true) {
      this.traceInitIndent++;
      const indent3 = new Array(this.traceInitIndent + 1).join("	");
      if (this.traceInitIndent < this.traceInitMaxIdent) {
        console.log(`${indent3}--> <${phaseDesc}>`);
      }
      const { time, value } = timer(phaseImpl);
      const traceMethod = time > 10 ? console.warn : console.log;
      if (this.traceInitIndent < this.traceInitMaxIdent) {
        traceMethod(`${indent3}<-- <${phaseDesc}> time: ${time}ms`);
      }
      this.traceInitIndent--;
      return value;
    } else {
      return phaseImpl();
    }
  }
};

// node_modules/chevrotain/lib/src/parse/parser/utils/apply_mixins.js
function applyMixins(derivedCtor, baseCtors) {
  baseCtors.forEach((baseCtor) => {
    const baseProto = baseCtor.prototype;
    Object.getOwnPropertyNames(baseProto).forEach((propName) => {
      if (propName === "constructor") {
        return;
      }
      const basePropDescriptor = Object.getOwnPropertyDescriptor(baseProto, propName);
      if (basePropDescriptor && (basePropDescriptor.get || basePropDescriptor.set)) {
        Object.defineProperty(derivedCtor.prototype, propName, basePropDescriptor);
      } else {
        derivedCtor.prototype[propName] = baseCtor.prototype[propName];
      }
    });
  });
}

// node_modules/chevrotain/lib/src/parse/parser/parser.js
var END_OF_FILE = createTokenInstance(EOF, "", NaN, NaN, NaN, NaN, NaN, NaN);
Object.freeze(END_OF_FILE);
var DEFAULT_PARSER_CONFIG = Object.freeze({
  recoveryEnabled: false,
  maxLookahead: 3,
  dynamicTokensEnabled: false,
  outputCst: true,
  errorMessageProvider: defaultParserErrorProvider,
  nodeLocationTracking: "none",
  traceInitPerf: false,
  skipValidations: false
});
var DEFAULT_RULE_CONFIG = Object.freeze({
  recoveryValueFunc: () => void 0,
  resyncEnabled: true
});
var ParserDefinitionErrorType;
(function(ParserDefinitionErrorType2) {
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["INVALID_RULE_NAME"] = 0] = "INVALID_RULE_NAME";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["DUPLICATE_RULE_NAME"] = 1] = "DUPLICATE_RULE_NAME";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["INVALID_RULE_OVERRIDE"] = 2] = "INVALID_RULE_OVERRIDE";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["DUPLICATE_PRODUCTIONS"] = 3] = "DUPLICATE_PRODUCTIONS";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["UNRESOLVED_SUBRULE_REF"] = 4] = "UNRESOLVED_SUBRULE_REF";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["LEFT_RECURSION"] = 5] = "LEFT_RECURSION";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["NONE_LAST_EMPTY_ALT"] = 6] = "NONE_LAST_EMPTY_ALT";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["AMBIGUOUS_ALTS"] = 7] = "AMBIGUOUS_ALTS";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["CONFLICT_TOKENS_RULES_NAMESPACE"] = 8] = "CONFLICT_TOKENS_RULES_NAMESPACE";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["INVALID_TOKEN_NAME"] = 9] = "INVALID_TOKEN_NAME";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["NO_NON_EMPTY_LOOKAHEAD"] = 10] = "NO_NON_EMPTY_LOOKAHEAD";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["AMBIGUOUS_PREFIX_ALTS"] = 11] = "AMBIGUOUS_PREFIX_ALTS";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["TOO_MANY_ALTS"] = 12] = "TOO_MANY_ALTS";
  ParserDefinitionErrorType2[ParserDefinitionErrorType2["CUSTOM_LOOKAHEAD_VALIDATION"] = 13] = "CUSTOM_LOOKAHEAD_VALIDATION";
})(ParserDefinitionErrorType || (ParserDefinitionErrorType = {}));
var Parser = class _Parser {
  /**
   *  @deprecated use the **instance** method with the same name instead
   */
  static performSelfAnalysis(parserInstance) {
    throw Error("The **static** `performSelfAnalysis` method has been deprecated.	\nUse the **instance** method with the same name instead.");
  }
  performSelfAnalysis() {
    this.TRACE_INIT("performSelfAnalysis", () => {
      let defErrorsMsgs;
      this.selfAnalysisDone = true;
      const className = this.className;
      this.TRACE_INIT("toFastProps", () => {
        toFastProperties(this);
      });
      this.TRACE_INIT("Grammar Recording", () => {
        try {
          this.enableRecording();
          forEach_default(this.definedRulesNames, (currRuleName) => {
            const wrappedRule = this[currRuleName];
            const originalGrammarAction = wrappedRule["originalGrammarAction"];
            let recordedRuleGast;
            this.TRACE_INIT(`${currRuleName} Rule`, () => {
              recordedRuleGast = this.topLevelRuleRecord(currRuleName, originalGrammarAction);
            });
            this.gastProductionsCache[currRuleName] = recordedRuleGast;
          });
        } finally {
          this.disableRecording();
        }
      });
      let resolverErrors = [];
      this.TRACE_INIT("Grammar Resolving", () => {
        resolverErrors = resolveGrammar2({
          rules: values_default(this.gastProductionsCache)
        });
        this.definitionErrors = this.definitionErrors.concat(resolverErrors);
      });
      this.TRACE_INIT("Grammar Validations", () => {
        if (isEmpty_default(resolverErrors) && this.skipValidations === false) {
          const validationErrors = validateGrammar2({
            rules: values_default(this.gastProductionsCache),
            tokenTypes: values_default(this.tokensMap),
            errMsgProvider: defaultGrammarValidatorErrorProvider,
            grammarName: className
          });
          const lookaheadValidationErrors = validateLookahead({
            lookaheadStrategy: this.lookaheadStrategy,
            rules: values_default(this.gastProductionsCache),
            tokenTypes: values_default(this.tokensMap),
            grammarName: className
          });
          this.definitionErrors = this.definitionErrors.concat(validationErrors, lookaheadValidationErrors);
        }
      });
      if (isEmpty_default(this.definitionErrors)) {
        if (this.recoveryEnabled) {
          this.TRACE_INIT("computeAllProdsFollows", () => {
            const allFollows = computeAllProdsFollows(values_default(this.gastProductionsCache));
            this.resyncFollows = allFollows;
          });
        }
        this.TRACE_INIT("ComputeLookaheadFunctions", () => {
          var _a, _b;
          (_b = (_a = this.lookaheadStrategy).initialize) === null || _b === void 0 ? void 0 : _b.call(_a, {
            rules: values_default(this.gastProductionsCache)
          });
          this.preComputeLookaheadFunctions(values_default(this.gastProductionsCache));
        });
      }
      if (!_Parser.DEFER_DEFINITION_ERRORS_HANDLING && !isEmpty_default(this.definitionErrors)) {
        defErrorsMsgs = map_default(this.definitionErrors, (defError) => defError.message);
        throw new Error(`Parser Definition Errors detected:
 ${defErrorsMsgs.join("\n-------------------------------\n")}`);
      }
    });
  }
  constructor(tokenVocabulary, config) {
    this.definitionErrors = [];
    this.selfAnalysisDone = false;
    const that = this;
    that.initErrorHandler(config);
    that.initLexerAdapter();
    that.initLooksAhead(config);
    that.initRecognizerEngine(tokenVocabulary, config);
    that.initRecoverable(config);
    that.initTreeBuilder(config);
    that.initContentAssist();
    that.initGastRecorder(config);
    that.initPerformanceTracer(config);
    if (has_default(config, "ignoredIssues")) {
      throw new Error("The <ignoredIssues> IParserConfig property has been deprecated.\n	Please use the <IGNORE_AMBIGUITIES> flag on the relevant DSL method instead.\n	See: https://chevrotain.io/docs/guide/resolving_grammar_errors.html#IGNORING_AMBIGUITIES\n	For further details.");
    }
    this.skipValidations = has_default(config, "skipValidations") ? config.skipValidations : DEFAULT_PARSER_CONFIG.skipValidations;
  }
};
Parser.DEFER_DEFINITION_ERRORS_HANDLING = false;
applyMixins(Parser, [
  Recoverable,
  LooksAhead,
  TreeBuilder,
  LexerAdapter,
  RecognizerEngine,
  RecognizerApi,
  ErrorHandler,
  ContentAssist,
  GastRecorder,
  PerformanceTracer
]);
var EmbeddedActionsParser = class extends Parser {
  constructor(tokenVocabulary, config = DEFAULT_PARSER_CONFIG) {
    const configClone = clone_default(config);
    configClone.outputCst = false;
    super(tokenVocabulary, configClone);
  }
};

// grammar/dist/spellings.js
var reservedWords = {
  product: ["\u5546\u54C1"],
  scenario: ["\u4E8B\u4F8B"],
  contract: ["\u5951\u7D04"],
  options: ["\u7279\u7D04"],
  unit: ["\u5358\u4F4D"],
  facts: ["\u4E8B\u5B9F"],
  triggers: ["\u4E8B\u7531"],
  reading: ["\u89E3\u91C8"],
  let: ["\u7B97\u5F0F"],
  table: ["\u8868"],
  premium: ["\u4FDD\u967A\u6599"],
  section: ["\u88DC\u511F"],
  frame: ["\u67A0"],
  head: ["\u8CBB\u76EE"],
  uncovered: ["\u5BFE\u8C61\u5916\u8CBB\u76EE"],
  covers: ["\u5BFE\u8C61\u4E8B\u7531"],
  covered: [],
  window: ["\u5BFE\u8C61\u671F\u9593"],
  require: ["\u6761\u4EF6"],
  requires: ["\u8981\u4EF6"],
  coinsurance: [],
  deductible: ["\u514D\u8CAC\u91D1\u984D"],
  franchise: ["\u30D5\u30E9\u30F3\u30C1\u30E3\u30A4\u30BA"],
  limit: ["\u652F\u6255\u9650\u5EA6\u984D"],
  layer: ["\u5C64"],
  refuse: ["\u5BFE\u8C61\u5916\u9805\u76EE"],
  exclusions: ["\u514D\u8CAC\u4E8B\u7531"],
  for: ["\u5BFE\u8C61"],
  when: [],
  where: [],
  unless: [],
  lifted: [],
  except: ["\u9664\u5916"],
  outside: ["\u5916\u67A0"],
  falling: [],
  sparing: ["\u512A\u5148\u652F\u6255"],
  pays: [],
  per: [],
  and: ["\u304B\u3064", "\u304A\u3088\u3073"],
  or: ["\u307E\u305F\u306F"],
  not: [],
  is: [],
  in: [],
  has: [],
  within: [],
  during: [],
  after: [],
  before: [],
  of: [],
  if: ["\u3082\u3057"],
  then: ["\u306A\u3089\u3070", "\u6B21\u306B"],
  else: ["\u305D\u3046\u3067\u306A\u3051\u308C\u3070"],
  until: ["\u6E80\u4E86\u65E5"],
  expect: ["\u671F\u5F85"]
};
var contextualWords = {
  language: ["\u8A00\u8A9E"],
  edition: ["\u7248"],
  currency: ["\u901A\u8CA8"],
  rounding: ["\u7AEF\u6570\u51E6\u7406"],
  document: ["\u8CC7\u6599"],
  en: ["\u82F1\u8A9E"],
  plan: ["\u30D7\u30E9\u30F3"],
  schedule: ["\u660E\u7D30\u66F8"],
  optional: ["\u4EFB\u610F"],
  default: ["\u65E2\u5B9A"],
  money: ["\u91D1\u984D"],
  number: ["\u6570\u5024", "\u901A\u756A"],
  ratio: ["\u5272\u5408"],
  date: ["\u65E5\u4ED8"],
  datetime: ["\u65E5\u6642"],
  duration: ["\u7D99\u7D9A\u6642\u9593"],
  span: ["\u671F\u9593"],
  bool: ["\u8A72\u5426"],
  one: [],
  any: [],
  all: ["\u3059\u3079\u3066"],
  but: [],
  above: [],
  line: [],
  by: ["\u533A\u5206"],
  with: [],
  each: [],
  from: ["\u59CB\u671F", "\u8D77\u7B97\u65E5"],
  to: ["\u7D42\u671F"],
  at: [],
  time: [],
  on: ["\u767A\u751F\u65E5"],
  first: [],
  item: ["\u9805\u76EE"],
  approval: ["\u627F\u8A8D"],
  claim: ["\u8ACB\u6C42"],
  incident: ["\u4E8B\u6545"],
  period: ["\u4FDD\u967A\u671F\u9593"],
  insured: ["\u88AB\u4FDD\u967A\u8005"],
  loss: ["\u640D\u5BB3"],
  under: ["\u672A\u6E80", "\u9069\u7528\u4E8B\u7531"],
  id: ["\u660E\u7D30\u756A\u53F7"],
  later: ["\u7D9A\u5831"],
  approved: ["\u627F\u8A8D\u6E08", "\u627F\u8A8D\u6E08\u307F"],
  unapproved: ["\u672A\u627F\u8A8D"],
  refused: ["\u4E0D\u6255"],
  undetermined: ["\u672A\u78BA\u5B9A"],
  yes: ["\u8A72\u5F53"],
  no: ["\u975E\u8A72\u5F53"],
  never: ["\u672A\u767A\u751F"],
  unlimited: ["\u7121\u5236\u9650"],
  none: ["\u8A72\u5F53\u306A\u3057"],
  empty: ["\u7A7A"],
  second: ["\u79D2", "\u79D2\u9593"],
  seconds: ["\u79D2", "\u79D2\u9593"],
  minute: ["\u5206", "\u5206\u9593"],
  minutes: ["\u5206", "\u5206\u9593"],
  hour: ["\u6642\u9593"],
  hours: ["\u6642\u9593"],
  day: ["\u65E5", "\u65E5\u9593"],
  days: ["\u65E5", "\u65E5\u9593"],
  week: ["\u9031\u9593", "\u9031"],
  weeks: ["\u9031\u9593", "\u9031"],
  month: ["\u304B\u6708", "\u304B\u6708\u9593", "\u30AB\u6708", "\u30F6\u6708", "\u30F5\u6708", "\u7B87\u6708"],
  months: ["\u304B\u6708", "\u304B\u6708\u9593", "\u30AB\u6708", "\u30F6\u6708", "\u30F5\u6708", "\u7B87\u6708"],
  year: ["\u5E74", "\u5E74\u9593"],
  years: ["\u5E74", "\u5E74\u9593"]
};
var timeSpellings = [
  ...new Set(["second", "minute", "hour", "day", "week", "month", "year"].flatMap((u) => contextualWords[u]))
].sort((a, b) => b.length - a.length);
var phrases = {
  "covered when": "\u5BFE\u8C61|\u6642\u671F",
  "covered at any time": "\u5BFE|\u8C61|\u6642\u671F|\u4E0D\u554F",
  "requires approval": "\u8981|\u627F\u8A8D",
  "coinsurance pays": "\u7E2E\u5C0F\u652F\u6255|\u5272\u5408",
  "lifted by": "\u514D\u8CAC|\u89E3\u9664",
  "falling first on": "\u5DEE|\u5F15|\u9806",
  "except all above": "\u4E0A\u8A18|\u4EE5|\u5916",
  "line by line": "\u640D\u5BB3\u660E\u7D30|\u3054|\u3068",
  "not with": "\u4F75\u7528|\u4E0D\u53EF",
  "for each": "|\u5404",
  "by plan": "\u30D7\u30E9\u30F3|\u5225",
  "refused by": "\u4E0D\u6255|\u7406\u7531",
  "undetermined for": "\u672A\u78BA\u5B9A|\u4E8B\u9805",
  "one of": "\u3044\u305A\u308C|\u304B",
  "any of": "\u8907\u6570|\u9078\u629E",
  "per insured": "\u88AB\u4FDD\u967A\u8005|\u3054\u3068",
  "facts of incident": "\u4E8B\u6545|\u306E|\u4E8B\u5B9F",
  "facts of claim": "\u8ACB\u6C42|\u306E|\u4E8B\u5B9F",
  "facts of insured": "\u88AB\u4FDD\u967A\u8005|\u306E|\u4E8B\u5B9F",
  "facts of loss": "\u640D\u5BB3|\u306E|\u4E8B\u5B9F",
  "of incident": "\u4E8B\u6545|\u306B\u3064\u3044\u3066",
  "of claim": "\u8ACB\u6C42|\u306B\u3064\u3044\u3066",
  "of insured": "\u88AB\u4FDD\u967A\u8005|\u306B\u3064\u3044\u3066",
  "of loss": "\u640D\u5BB3|\u306B\u3064\u3044\u3066",
  // Of a line of a scenario: the claim and the insured that it belongs to.
  "of claim A": "\u8A72\u5F53|\u8ACB\u6C42",
  "of insured A": "\u8A72\u5F53|\u88AB\u4FDD\u967A\u8005",
  "during period": "\u4FDD\u967A|\u671F\u9593\u4E2D"
};
var particles = {
  proviso: ["\u305F\u3060\u3057"],
  onlyWhen: ["\u306E\u5834\u5408\u306B\u9650\u308B", "\u306B\u9650\u308B"],
  onlyThose: ["\u306E\u3082\u306E\u306B\u9650\u308B"],
  exceptWhen: ["\u306E\u5834\u5408\u3092\u9664\u304F", "\u3092\u9664\u304F"],
  isNot: ["\u3067\u306A\u3044", "\u3067\u306F\u306A\u3044"],
  subject: ["\u304C", "\u306F"],
  among: ["\u306B"],
  contains: ["\u3092\u542B\u3080", "\u306E\u3044\u305A\u308C\u304B\u3092\u542B\u3080"],
  anyOfThese: ["\u306E\u3044\u305A\u308C\u304B"],
  noneOfThese: ["\u306E\u3044\u305A\u308C\u3067\u3082\u306A\u3044"],
  within: ["\u4EE5\u5185"],
  notWithin: ["\u4EE5\u5185\u3067\u306A\u3044"],
  dayAfter: ["\u306E\u7FCC\u65E5\u304B\u3089"],
  backFrom: ["\u304B\u3089\u9061\u3063\u3066"],
  of: ["\u306E"],
  per: ["\u306B\u3064\u304D"],
  others: ["\u4EE5\u5916"],
  approvedOn: ["\u627F\u8A8D\u65E5"]
};
var builtInNames = {
  plan: "\u30D7\u30E9\u30F3",
  period: "\u4FDD\u967A\u671F\u9593",
  from: "\u59CB\u671F",
  to: "\u7D42\u671F",
  incident: "\u4E8B\u6545",
  number: "\u901A\u756A",
  claim: "\u8ACB\u6C42",
  insured: "\u88AB\u4FDD\u967A\u8005",
  loss: "\u640D\u5BB3",
  trigger: "\u767A\u751F\u4E8B\u7531",
  item: "\u9805\u76EE",
  incurred: "\u640D\u5BB3\u767A\u751F\u65E5",
  approved: "\u627F\u8A8D\u6E08",
  amount: "\u640D\u5BB3\u984D",
  count: "\u6570\u91CF",
  subject: "\u5BFE\u8C61\u984D",
  deducted: "\u63A7\u9664\u6E08\u984D",
  left: "\u6B8B\u984D",
  sum: "\u5408\u8A08",
  max: "\u6700\u5927",
  min: "\u6700\u5C0F",
  days: "\u65E5\u6570",
  down: "\u5207\u6368\u3066",
  up: "\u5207\u4E0A\u3052",
  half_up: "\u56DB\u6368\u4E94\u5165",
  policy: "\u8A3C\u5238\u756A\u53F7",
  others: "\u305D\u306E\u4ED6\u306E\u514D\u8CAC\u4E8B\u7531",
  due: "\u652F\u6255\u984D",
  pay: "\u4ECA\u56DE\u652F\u6255\u984D",
  paid: "\u652F\u6255\u6E08\u984D",
  overpaid: "\u904E\u6255\u984D",
  claimed: "\u8ACB\u6C42\u984D",
  cover: "\u88DC\u511F\u7BC4\u56F2",
  attachment: "\u88DC\u511F\u6642\u671F",
  condition: "\u652F\u6255\u6761\u4EF6",
  approval: "\u627F\u8A8D",
  exclusion: "\u514D\u8CAC",
  empty: "\u7A7A",
  none: "\u8A72\u5F53\u306A\u3057",
  never: "\u672A\u767A\u751F",
  contract: "\u5951\u7D04",
  window: "\u5BFE\u8C61\u671F\u9593",
  uncovered: "\u5BFE\u8C61\u5916\u8CBB\u76EE"
};

// grammar/dist/names.js
var AnyName = createToken({ name: "NAME", pattern: Lexer.NA });
var namePattern = /[\p{L}_〇々ー][\p{L}\p{M}\p{N}_々ー〇・]*/uy;
var beforeDigit = new RegExp(`^(?:${[...particles.dayAfter, ...particles.backFrom, ...particles.of].join("|")})(?=[0-9])`);
var afterDigit = new RegExp(`^(?:${timeSpellings.join("|")})(?=[0-9]|${particles.within[0]})`);
function matchName(text, offset) {
  namePattern.lastIndex = offset;
  const found = namePattern.exec(text);
  if (found === null || found[0].charCodeAt(0) < 12288)
    return found;
  const word = beforeDigit.exec(found[0]) ?? (/[0-9]/.test(text[offset - 1] ?? "") ? afterDigit.exec(found[0]) : null);
  return word ?? found;
}
function normalizeName(text) {
  return text.normalize("NFKC");
}

// grammar/dist/tokens.js
var nameStarts = [];
for (let code = 0; code < 256; code++)
  if (/[\p{L}_]/u.test(String.fromCharCode(code)))
    nameStarts.push(code);
for (let code = 256; code < 65536; code += 200)
  nameStarts.push(code);
nameStarts.push(65535);
var Identifier = createToken({
  name: "IDENTIFIER",
  pattern: { exec: matchName },
  line_breaks: false,
  start_chars_hint: nameStarts,
  categories: [AnyName]
});
var QuotedName = createToken({ name: "QUOTED_NAME", pattern: /`[^`\r\n]+`/, categories: [AnyName] });
var TextToken = createToken({ name: "TEXT", pattern: /"(?:[^"\\\r\n]|\\.)*"/ });
var DateToken = createToken({ name: "DATE_LITERAL", pattern: /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?/ });
var JapaneseAmount = createToken({
  name: "JAPANESE_AMOUNT",
  pattern: /(?:\d[\d_]*(?:,\d{3})*(?:\.\d+)?[千万億兆])+(?:\d[\d_]*(?:,\d{3})*)?円?|\d[\d_]*(?:,\d{3})*円/
});
var Percent = createToken({ name: "PERCENT", pattern: /\d[\d_]*(?:\.\d+)?%/ });
var GroupedNumber = createToken({ name: "GROUPED_NUMBER", pattern: /\d{1,3}(?:,\d{3})+(?!,\d|[\d_%])/ });
var NumberToken = createToken({ name: "NUMBER_LITERAL", pattern: /\d[\d_]*(?:\.\d+)?/ });
var MarkToken = createToken({
  name: "MARK",
  pattern: /[○◯◎×✕✗]|〇(?=[\s○◯◎×✕✗〇])/,
  start_chars_hint: ["\u25CB", "\u25EF", "\u25CE", "\xD7", "\u2715", "\u2717", "\u3007"]
});
var ReferenceToken = createToken({
  name: "REFERENCE",
  pattern: {
    exec(text, offset) {
      if (text[offset] !== "@")
        return null;
      const name = matchName(text, offset + 1);
      if (name === null)
        return null;
      const open = offset + 1 + name[0].length;
      if (text[open] !== "(")
        return null;
      let close = open + 1;
      while (close < text.length && text[close] !== ")" && text[close] !== "\n")
        close++;
      if (text[close] !== ")")
        return null;
      return [text.slice(offset, close + 1)];
    }
  },
  line_breaks: false,
  start_chars_hint: ["@"],
  group: "references"
});
var Whitespace = createToken({ name: "WHITESPACE", pattern: /[\s\uFEFF]+/, group: Lexer.SKIPPED, line_breaks: true });
var DocComment = createToken({ name: "DOC_COMMENT", pattern: /\/\/\/[^\r\n]*/, group: "comments" });
var LineComment = createToken({ name: "COMMENT", pattern: /\/\/[^\r\n]*/, group: "comments" });
var BlockComment = createToken({
  name: "BLOCK_COMMENT",
  pattern: /\/\*[^]*?\*\//,
  group: "comments",
  line_breaks: true
});
var punctuation = (text) => createToken({ name: text, pattern: new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) });
var LeftBrace = punctuation("{");
var RightBrace = punctuation("}");
var LeftParenthesis = punctuation("(");
var RightParenthesis = punctuation(")");
var Comma = punctuation(",");
var Colon = punctuation(":");
var Bar = punctuation("|");
var Dots = punctuation("..");
var Dot = punctuation(".");
var AtMost = punctuation("<=");
var AtLeast = punctuation(">=");
var Unequal = punctuation("<>");
var Below = punctuation("<");
var Above = punctuation(">");
var Equal = punctuation("=");
var Plus = punctuation("+");
var Minus = punctuation("-");
var Times = punctuation("*");
var Slash = punctuation("/");
var lexicalTokens = [
  Whitespace,
  DocComment,
  LineComment,
  BlockComment,
  ReferenceToken,
  DateToken,
  JapaneseAmount,
  Percent,
  GroupedNumber,
  NumberToken,
  TextToken,
  QuotedName,
  MarkToken,
  Identifier,
  LeftBrace,
  RightBrace,
  LeftParenthesis,
  RightParenthesis,
  Comma,
  Colon,
  Bar,
  Dots,
  Dot,
  AtMost,
  AtLeast,
  Unequal,
  Below,
  Above,
  Equal,
  Plus,
  Minus,
  Times,
  Slash
];

// grammar/dist/attach.js
function attach(file, lexed) {
  const all = collect(file);
  attachReferences(all, lexed);
  attachDocs(all, lexed);
}
function collect(file) {
  const found = [];
  const visit = (value, parent) => {
    if (Array.isArray(value)) {
      for (const item of value)
        visit(item, parent);
      return;
    }
    if (typeof value !== "object" || value === null)
      return;
    let inside = parent;
    if ("references" in value && "doc" in value) {
      inside = { declaration: value, parent };
      found.push(inside);
    }
    for (const [key, child] of Object.entries(value))
      if (key !== "references" && key !== "approval")
        visit(child, inside);
  };
  visit(file.declarations, void 0);
  return found.sort((a, b) => a.declaration.start - b.declaration.start || b.declaration.end - a.declaration.end);
}
function attachReferences(all, lexed) {
  let token = 0;
  let next = 0;
  let current;
  for (const reference of lexed.references) {
    while (token < lexed.tokens.length && lexed.tokens[token].startOffset < reference.startOffset)
      token++;
    const before = lexed.tokens[token - 1]?.startOffset;
    if (before === void 0)
      continue;
    while (next < all.length && all[next].declaration.start <= before)
      current = all[next++];
    let owner = current;
    while (owner !== void 0 && owner.declaration.end <= before)
      owner = owner.parent;
    if (owner !== void 0)
      owner.declaration.references = [...owner.declaration.references, toReference(reference)];
  }
}
function toReference(token) {
  const start = token.startOffset;
  const end = start + token.image.length;
  const open = token.image.indexOf("(");
  return {
    document: {
      kind: "name",
      text: normalizeName(token.image.slice(1, open)),
      start: start + 1,
      end: start + open
    },
    place: token.image.slice(open + 1, -1).trim(),
    start,
    end
  };
}
function attachDocs(all, lexed) {
  const byStart = /* @__PURE__ */ new Map();
  for (const { declaration } of all)
    if (!byStart.has(declaration.start))
      byStart.set(declaration.start, declaration);
  let token = 0;
  for (const comment of lexed.comments) {
    if (comment.tokenType !== DocComment)
      continue;
    while (token < lexed.tokens.length && lexed.tokens[token].startOffset < comment.startOffset)
      token++;
    const next = lexed.tokens[token]?.tokenType === Bar ? token + 1 : token;
    const owner = byStart.get(lexed.tokens[next]?.startOffset ?? -1);
    if (owner === void 0)
      continue;
    const line3 = comment.image.slice(3).trim();
    owner.doc = owner.doc === void 0 ? line3 : `${owner.doc}
${line3}`;
  }
}

// grammar/dist/keywords.js
var keywords = Object.fromEntries([
  ...Object.keys(reservedWords).map((word) => [word, createToken({ name: word.toUpperCase(), pattern: Lexer.NA })]),
  ...Object.keys(contextualWords).map((word) => [
    word,
    createToken({ name: word.toUpperCase(), pattern: Lexer.NA, categories: [AnyName] })
  ])
]);
var particles2 = Object.fromEntries(Object.keys(particles).map((word) => [
  word,
  createToken({ name: `JAPANESE_${word.toUpperCase()}`, pattern: Lexer.NA })
]));
var Each = createToken({ name: "EACH", pattern: Lexer.NA });
var spellings = { ...reservedWords, ...contextualWords };
var byWord = /* @__PURE__ */ new Map();
var englishByType = /* @__PURE__ */ new Map();
for (const [word, japanese] of Object.entries(spellings)) {
  const type = keywords[word];
  englishByType.set(type, word);
  byWord.set(word, type);
  for (const spelling of japanese)
    if (!byWord.has(spelling))
      byWord.set(spelling, type);
}
for (const [particle, japanese] of Object.entries(particles))
  for (const spelling of japanese)
    byWord.set(spelling, particles2[particle]);
var reservedSpellings = /* @__PURE__ */ new Set([
  ...Object.keys(reservedWords),
  ...Object.values(reservedWords).flat(),
  ...Object.values(particles).flat()
]);
function isReserved(word) {
  return reservedSpellings.has(word) || phraseParts.has(word);
}
function keywordOf(word) {
  return byWord.get(word);
}
function englishOf(type) {
  return englishByType.get(type);
}
var phraseParts = new Map(Object.entries(phrases).map(([english, japanese]) => {
  const pieces2 = japanese.split("|");
  const words = english.split(" ").flatMap((word) => word in keywords ? [keywords[word]] : []);
  return [pieces2.join(""), words.map((type, index) => ({ type, length: pieces2[index].length }))];
}));
function phraseOf(word) {
  return phraseParts.get(word);
}
function japanesePhrase(phrase) {
  return phrases[phrase].replaceAll("|", "");
}
function japaneseWord(word, nth = 0) {
  return spellings[word][nth];
}
function japaneseParticle(particle, nth = 0) {
  const japanese = particles[particle];
  return japanese[nth];
}
var builtInByJapanese = new Map(Object.entries(builtInNames).map(([english, japanese]) => [japanese, english]));
function builtInOf(japanese) {
  return builtInByJapanese.get(japanese);
}
var valueWords = ["yes", "no", "never", "unlimited", "none", "empty"];
var japaneseValues = new Set(valueWords.map((word) => contextualWords[word][0]));
function isJapaneseMeaning(word) {
  return builtInByJapanese.has(word) || japaneseValues.has(word);
}
function spellingIn(type, language) {
  const word = englishByType.get(type);
  if (word !== void 0) {
    if (language === "en")
      return word;
    const phrase = Object.keys(phrases).find((english) => english.startsWith(`${word} `));
    return japaneseWord(word) ?? (phrase && japanesePhrase(phrase));
  }
  if (language === "en")
    return void 0;
  if (type === Each)
    return "1\u2026\u306B\u3064\u304D";
  const particle = Object.keys(particles2).find((candidate) => particles2[candidate] === type);
  return particle && japaneseParticle(particle);
}

// grammar/dist/braces.js
function repairBraces(text, tokens) {
  const untouched = { tokens, unclosed: [], unopened: [] };
  const balance = tokens.reduce((sum, { tokenType }) => sum + (tokenType === LeftBrace ? 1 : tokenType === RightBrace ? -1 : 0), 0);
  if (balance === 0)
    return untouched;
  const lines = linesOf(text, tokens);
  const lineOf2 = tokens.map(() => 0);
  lines.forEach((line3, number) => lineOf2.fill(number, line3.first, lines[number + 1]?.first ?? tokens.length));
  const insertions = [];
  const unclosed = [];
  const unopened = [];
  const open = [];
  const indentOf = (entry2) => entry2 === void 0 ? -1 : lines[entry2.line].indent;
  const headerOf2 = (line3) => startsBlock(tokens[lines[line3].first]) ? line3 : headerAbove(lines, line3, lines[line3].indent - 1);
  const close = (before) => {
    const { index } = open.pop();
    if (index !== -1)
      unclosed.push(tokens[index]);
    insertions.push({ before, type: RightBrace });
  };
  tokens.forEach((token, index) => {
    const line3 = lineOf2[index];
    const { first: first2, indent: indent3 } = lines[line3];
    const isClosing = token.tokenType === RightBrace;
    if (index === first2)
      while (open.length > 0 && (isClosing ? indentOf(open.at(-1)) > indent3 : indentOf(open.at(-1)) >= indent3))
        close(index);
    if (token.tokenType === LeftBrace)
      open.push({ index, line: headerLine(tokens, lines, line3) });
    if (!isClosing)
      return;
    const top = open.at(-1);
    const header = index === first2 ? headerAbove(lines, line3, indent3) : headerOf2(line3);
    const closesTop = top !== void 0 && (index === first2 ? indentOf(top) === indent3 : top.line >= header || !startsBlock(tokens[lines[header].first]));
    if (closesTop) {
      open.pop();
      return;
    }
    unopened.push(token);
    insertions.push({ before: bodyOf(tokens, lines, header, index), type: LeftBrace });
  });
  while (open.length > 0)
    close(tokens.length);
  const added = insertions.reduce((sum, { type }) => sum + (type === LeftBrace ? 1 : -1), 0);
  if (balance + added !== 0 || insertions.length > 3)
    return untouched;
  return { tokens: insert(tokens, insertions, text.length), unclosed, unopened };
}
function linesOf(text, tokens) {
  const lines = [];
  let lineEnd = -1;
  tokens.forEach(({ startOffset }, index) => {
    if (startOffset < lineEnd)
      return;
    const start = text.lastIndexOf("\n", startOffset - 1) + 1;
    lines.push({ first: index, indent: startOffset - start });
    const next = text.indexOf("\n", startOffset);
    lineEnd = next === -1 ? text.length + 1 : next;
  });
  return lines;
}
function headerLine(tokens, lines, line3) {
  const { first: first2, indent: indent3 } = lines[line3];
  const before = tokens[first2 - 1]?.tokenType;
  const goesOn = before === Comma || before === Bar || continuations.has(tokens[first2].tokenType);
  if (!goesOn || before === void 0 || before === LeftBrace || before === RightBrace)
    return line3;
  const above = headerLine(tokens, lines, line3 - 1);
  return lines[above].indent < indent3 ? above : line3;
}
function headerAbove(lines, below, indent3) {
  for (let line3 = below - 1; line3 >= 0; line3--)
    if (lines[line3].indent <= indent3)
      return line3;
  return below;
}
function bodyOf(tokens, lines, header, closing) {
  const { first: first2 } = lines[header];
  const end = Math.min(lines[header + 1]?.first ?? tokens.length, closing);
  for (let index = first2 + 1; index < end; index++)
    if (clauseWords.has(tokens[index].tokenType))
      return index;
  return wordBlocks.has(tokens[first2].tokenType) ? afterHeader(tokens, first2, end) : end;
}
function afterHeader(tokens, first2, end) {
  const product = tokens.slice(first2, end).findIndex(({ tokenType }) => tokenType === keywords.for);
  if (product !== -1)
    return first2 + product + 2;
  const next = tokens[first2 + 1]?.tokenType;
  const isFirstWord = tokens[first2].tokenType === keywords.contract && (next === keywords.plan || next === keywords.period);
  const hasId = next === TextToken || nameFirst.has(tokens[first2].tokenType);
  return hasId && !isFirstWord ? first2 + 2 : first2 + 1;
}
function startsBlock({ tokenType }) {
  return headWords.has(tokenType) || wordBlocks.has(tokenType);
}
var headWords = /* @__PURE__ */ new Set([keywords.head, keywords.frame, keywords.section, keywords.layer, keywords.unit, keywords.reading]);
var wordBlocks = /* @__PURE__ */ new Set([keywords.contract, keywords.incident, keywords.later, keywords.claim, keywords.insured]);
var nameFirst = /* @__PURE__ */ new Set([keywords.contract, keywords.claim, keywords.insured]);
var continuations = /* @__PURE__ */ new Set([
  LeftBrace,
  TextToken,
  keywords.en,
  keywords.when,
  keywords.requires,
  keywords.outside,
  particles2.proviso
]);
var clauseWords = /* @__PURE__ */ new Set([
  keywords.limit,
  keywords.deductible,
  keywords.coinsurance,
  keywords.franchise,
  keywords.covers,
  keywords.covered,
  keywords.window,
  keywords.require,
  keywords.item,
  keywords.refuse
]);
function insert(tokens, insertions, length) {
  const result = [];
  for (let index = 0; index <= tokens.length; index++) {
    for (const { before, type } of insertions) {
      if (before !== index)
        continue;
      const at = tokens[index]?.startOffset ?? length;
      result.push(createTokenInstance(type, "", at, at, NaN, NaN, NaN, NaN));
    }
    if (index < tokens.length)
      result.push(tokens[index]);
  }
  return result;
}

// grammar/dist/lexer.js
var lexer = new Lexer(lexicalTokens, { positionTracking: "onlyOffset", ensureOptimizations: true });
function lex(text) {
  const { tokens, groups, errors } = lexer.tokenize(toHalfWidth(text));
  const asWritten = (token) => {
    token.image = text.slice(token.startOffset, token.startOffset + token.image.length);
  };
  const read = [];
  const grouped = [];
  let english = 0;
  let japanese = 0;
  for (const token of tokens) {
    if (token.tokenType === TextToken)
      asWritten(token);
    if (token.tokenType === GroupedNumber) {
      grouped.push({ start: token.startOffset, end: token.startOffset + token.image.length });
      retype(token, NumberToken);
    }
    if (token.tokenType !== Identifier) {
      read.push(token);
      continue;
    }
    const before = read.length;
    readWord(read, token);
    if (read.length === before + 1 && read[before].tokenType === Identifier)
      continue;
    if (token.image.charCodeAt(0) < 12288)
      english++;
    else
      japanese++;
  }
  const comments = groups["comments"] ?? [];
  comments.forEach(asWritten);
  return {
    tokens: read,
    comments,
    references: groups["references"] ?? [],
    grouped,
    unreadable: errors.map((error2) => ({ start: error2.offset, end: error2.offset + error2.length })),
    language: japanese > english ? "ja" : "en"
  };
}
function readWord(read, token) {
  const { image, startOffset } = token;
  const keyword = keywordOf(normalizeName(image));
  if (keyword !== void 0) {
    retype(token, keyword);
    read.push(token);
    if (keyword === particles2.per)
      readBasis(read, read.length - 1);
    return;
  }
  let at = startOffset;
  const push = (type, length) => {
    const part = tokenAt(type, image.slice(at - startOffset, at - startOffset + length), at);
    part.payload = englishOf(type);
    read.push(part);
    at += length;
  };
  const phrase = phraseOf(image);
  if (phrase !== void 0) {
    for (const { type, length } of phrase)
      push(type, length);
    return;
  }
  const basis = basisPattern.exec(image);
  if (basis === null) {
    read.push(token);
    return;
  }
  const { first: first2 = "", joint, second } = basis.groups;
  if (first2 !== "")
    push(basisWords.get(first2) ?? Identifier, first2.length);
  if (joint !== void 0) {
    push(joint === "\u306E" ? particles2.of : keywords.and, joint.length);
    push(basisWords.get(second), second.length);
  }
  push(particles2.per, 3);
  readBasis(read, read.length - 1);
}
function tokenAt(type, image, start) {
  return createTokenInstance(type, image, start, NaN, NaN, NaN, NaN, NaN);
}
var basisPattern = /^(?<first>.*?)(?:(?<joint>および|・|の)(?<second>1?請求|1?事故|保険期間中?))?につき$/u;
var basisWords = /* @__PURE__ */ new Map([
  ["\u8ACB\u6C42", keywords.claim],
  ["1\u8ACB\u6C42", keywords.claim],
  ["\u4E8B\u6545", keywords.incident],
  ["1\u4E8B\u6545", keywords.incident],
  ["\u4FDD\u967A\u671F\u9593", keywords.period],
  ["\u4FDD\u967A\u671F\u9593\u4E2D", keywords.period]
]);
function readBasis(read, per) {
  let first2 = per;
  for (let name = per - 1; read[name] !== void 0; ) {
    if (!tokenMatcher(read[name], AnyName))
      break;
    first2 = name;
    if (read[name - 1]?.tokenType === keywords.during)
      first2 = name - 1;
    if (isOne(read[first2 - 1]))
      first2--;
    const joint = read[first2 - 1]?.tokenType;
    if (joint !== keywords.and && joint !== particles2.of)
      break;
    name = first2 - 2;
  }
  if (first2 === per)
    return;
  const basis = read.splice(first2, per - first2);
  const start = basis[0].startOffset;
  const each = isOne(basis[0]) ? basis.shift() : tokenAt(Each, "", start);
  retype(each, Each);
  read.splice(first2, 0, each, ...basis.filter((token) => !isOne(token) && token.tokenType !== keywords.during));
}
function isOne(token) {
  return token?.tokenType === NumberToken && token.image === "1";
}
function retype(token, type) {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx;
}
function wordOf(token) {
  return englishOf(token.tokenType) ?? token.image;
}
function toHalfWidth(text) {
  return text.replace(/[\uFF01\uFF03-\uFF3B\uFF3D-\uFF5E\u3000\u3001]/g, (wide) => wide === "\u3000" ? " " : wide === "\u3001" ? "," : String.fromCharCode(wide.charCodeAt(0) - 65248));
}

// grammar/dist/reserved-names.js
function takeReservedNames(text, tokens) {
  return tokens.filter((token, index) => {
    const isEnglish = token.image.charCodeAt(0) < 128;
    if (!isEnglish || !reserved.has(token.tokenType) || token.tokenType === keywords.scenario)
      return false;
    const next = tokens[index + 1]?.tokenType;
    const before = tokens[index - 1];
    const isDeclared = before !== void 0 && declaring.has(before.tokenType) && onOneLine(text, before, token);
    if (next !== TextToken && next !== Colon && before?.tokenType !== Bar && !isDeclared)
      return false;
    token.tokenType = Identifier;
    token.tokenTypeIdx = Identifier.tokenTypeIdx;
    return true;
  });
}
var reserved = new Set(Object.values(keywords).filter((type) => !(type.CATEGORIES ?? []).includes(AnyName)));
var declaring = /* @__PURE__ */ new Set([
  keywords.head,
  keywords.section,
  keywords.frame,
  keywords.uncovered,
  keywords.layer,
  keywords.unit,
  keywords.reading,
  keywords.let,
  keywords.table,
  keywords.premium
]);
function onOneLine(text, first2, second) {
  return !text.slice(first2.startOffset, second.startOffset).includes("\n");
}

// grammar/dist/messages.js
var parserMessages = {
  buildMismatchTokenMessage: ({ expected, actual, ruleName }) => pack([expected], actual, ruleName),
  buildNotAllInputParsedMessage: ({ firstRedundant, ruleName }) => pack([keywords.product, keywords.scenario, keywords.contract], firstRedundant, ruleName),
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual, ruleName }) => pack(expectedPathsPerAlt.flat().map((path) => path[0]), actual[0], ruleName),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual, ruleName }) => pack(expectedIterationPaths.map((path) => path[0]), actual[0], ruleName)
};
function unpackMisfit(message, language) {
  const misfit = JSON.parse(message);
  const shown = (other) => misfit.expected.flatMap((name) => showIn(name, other) ?? []).filter((one, index, all) => all.indexOf(one) === index);
  const own = shown(language);
  return { ...misfit, expected: own.length > 0 ? own : shown(language === "en" ? "ja" : "en") };
}
function pack(expected, actual, rule) {
  const misfit = {
    expected: expected.flatMap((type) => type === void 0 || type === EOF ? [] : [type.name]),
    found: actual === void 0 || actual.tokenType === EOF ? void 0 : actual.image,
    rule
  };
  return JSON.stringify(misfit);
}
var descriptions = new Map([
  [AnyName, "a name"],
  [Identifier, "a name"],
  [QuotedName, "a name"],
  [TextToken, "a text in quotes"],
  [DateToken, "a date such as `2026-04-01`"],
  [NumberToken, "a number"],
  [JapaneseAmount, "a number"],
  [Percent, "a number"],
  [MarkToken, "\u25CB, \u25CE or \xD7"]
].map(([type, description]) => [type.name, description]));
var wordsByName = new Map([...Object.values(keywords), ...Object.values(particles2), Each].map((type) => [type.name, type]));
function showIn(name, language) {
  const word = wordsByName.get(name);
  if (word === void 0)
    return descriptions.get(name) ?? `\`${name}\``;
  const spelling = spellingIn(word, language);
  return spelling && `\`${spelling}\``;
}

// grammar/dist/own-names.js
function declaredNames(text, declarations) {
  const names = /* @__PURE__ */ new Set();
  const visit = (value) => {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (typeof value !== "object" || value === null)
      return;
    if ("labels" in value && "name" in value)
      visitName(value.name);
    if ("columns" in value)
      value.columns.forEach(visitName);
    Object.values(value).forEach(visit);
  };
  const visitName = (name) => {
    if (typeof name !== "object" || name === null)
      return;
    const { start, end } = name;
    names.add(normalizeName(text.slice(start, end).replaceAll("`", "")));
  };
  visit(declarations);
  names.delete("");
  return names;
}

// grammar/dist/literals.js
var powers = {
  \u5343: 1000n,
  \u4E07: 10000n,
  \u5104: 100000000n,
  \u5146: 1000000000000n
};
function readNumber(image, span) {
  const money = image.endsWith("\u5186");
  const percent = image.endsWith("%");
  let digits = 0n;
  let decimals = 0;
  for (const [, integer, fraction = "", power] of image.replace(/[_,円%]/g, "").matchAll(/(\d+)(?:\.(\d+))?([千万億兆])?/g)) {
    let part = BigInt(integer + fraction) * (power === void 0 ? 1n : powers[power]);
    let scale = fraction.length;
    while (scale > 0 && part % 10n === 0n) {
      part /= 10n;
      scale--;
    }
    const common = Math.max(scale, decimals);
    digits = digits * 10n ** BigInt(common - decimals) + part * 10n ** BigInt(common - scale);
    decimals = common;
  }
  return { kind: "number", digits, decimals, percent, money, ...span };
}
function readText(image) {
  return image.slice(1, -1).replace(/\\(.)/gu, (_, escaped) => escaped === "n" ? "\n" : escaped);
}

// grammar/dist/parser.js
var vocabulary = [...lexicalTokens, ...Object.values(keywords), ...Object.values(particles2), Each, AnyName];
var unitWords = ["second", "minute", "hour", "day", "week", "month", "year"].flatMap((unit) => [[keywords[unit], unit], [keywords[`${unit}s`], unit]]);
var literalWords = valueWords.map((word) => keywords[word]);
var YakkanParser = class extends EmbeddedActionsParser {
  /** Names that are the file's own, although the language has a meaning for them. */
  own = /* @__PURE__ */ new Set();
  meetsJapaneseName = false;
  constructor() {
    super(vocabulary, {
      recoveryEnabled: true,
      maxLookahead: 3,
      errorMessageProvider: parserMessages
    });
    this.performSelfAnalysis();
  }
  /** Reads a file; `meetsJapaneseName` says whether a word stood for a name of the language in Japanese. */
  read(tokens, own) {
    this.own = own;
    this.meetsJapaneseName = false;
    this.input = tokens;
    const content = this.file() ?? { language: void 0, declarations: [] };
    return { ...content, meetsJapaneseName: this.meetsJapaneseName };
  }
  file = this.RULE("file", () => {
    const declarations = [];
    const language = this.OPTION(() => {
      this.CONSUME(keywords.language);
      const token = this.CONSUME(NumberToken);
      return this.ACTION(() => readNumber(token.image, spanOf(token)));
    });
    this.MANY(() => {
      const declaration = this.OR([
        { ALT: () => this.SUBRULE(this.product) },
        { ALT: () => this.SUBRULE(this.sampleContract) },
        { ALT: () => this.SUBRULE(this.scenario) }
      ]);
      this.ACTION(() => keep(declarations, declaration));
    });
    return { language, declarations };
  });
  // product sample_cyber "見本サイバー保険" en "Sample Cyber" { … }
  product = this.RULE("product", () => {
    const start = this.from(this.CONSUME(keywords.product));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const items = [];
    this.CONSUME(LeftBrace);
    this.MANY(() => {
      const item = this.OR([
        { ALT: () => this.SUBRULE(this.edition) },
        { ALT: () => this.SUBRULE(this.currency) },
        { ALT: () => this.SUBRULE(this.documentDeclaration) },
        { ALT: () => this.SUBRULE(this.contractBlock) },
        { ALT: () => this.SUBRULE(this.unitDeclaration) },
        { ALT: () => this.SUBRULE(this.factsBlock) },
        { ALT: () => this.SUBRULE(this.triggersBlock) },
        { ALT: () => this.SUBRULE(this.readingDeclaration) },
        { ALT: () => this.SUBRULE(this.letDeclaration) },
        { ALT: () => this.SUBRULE(this.tableDeclaration) },
        { ALT: () => this.SUBRULE(this.premiumDeclaration) },
        { ALT: () => this.SUBRULE(this.exclusionsBlock) },
        { ALT: () => this.SUBRULE(this.nodeItem) }
      ]);
      this.ACTION(() => keep(items, item));
    });
    this.CONSUME(RightBrace);
    return { kind: "product", name, labels, items, ...this.declared(start) };
  });
  // edition 2021-10-01
  edition = this.RULE("edition", () => {
    const start = this.from(this.CONSUME(keywords.edition));
    const date = this.SUBRULE(this.dateLiteral);
    return { kind: "edition", date, ...this.declared(start) };
  });
  // currency JPY rounding down
  currency = this.RULE("currency", () => {
    const start = this.from(this.CONSUME(keywords.currency));
    const code = this.SUBRULE(this.name);
    const rounding = this.OPTION(() => {
      this.CONSUME(keywords.rounding);
      return this.SUBRULE2(this.name);
    });
    return { kind: "currency", code, rounding, ...this.declared(start) };
  });
  // document brochure "見本パンフレット 2022.04"
  documentDeclaration = this.RULE("documentDeclaration", () => {
    const start = this.from(this.CONSUME(keywords.document));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    return { kind: "document", name, labels, ...this.declared(start) };
  });
  // ── Contract ──────────────────────────────────────────────────────────────────────────────────────
  // contract { plan … revenue "売上高" : money 1 .. unlimited … }
  contractBlock = this.RULE("contractBlock", () => {
    const start = this.from(this.CONSUME(keywords.contract));
    const items = [];
    this.CONSUME(LeftBrace);
    this.MANY(() => {
      const item = this.OR({
        DEF: [
          { ALT: () => this.SUBRULE(this.plan) },
          { ALT: () => this.SUBRULE(this.require) },
          { ALT: () => this.SUBRULE(this.optionsBlock) },
          { ALT: () => this.SUBRULE(this.schedule) },
          { ALT: () => this.SUBRULE(this.choice) }
        ],
        IGNORE_AMBIGUITIES: true
      });
      this.ACTION(() => keep(items, item));
    });
    this.CONSUME(RightBrace);
    return { kind: "contract", items, ...this.declared(start) };
  });
  // plan economy "エコノミープラン" | basic "ベーシックプラン"
  plan = this.RULE("plan", () => {
    const start = this.from(this.CONSUME(keywords.plan));
    const members = this.SUBRULE(this.barredMembers);
    return { kind: "plan", members, ...this.declared(start) };
  });
  barredMembers = this.RULE("barredMembers", () => {
    const members = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Bar,
      DEF: () => {
        const member = this.SUBRULE(this.member);
        this.ACTION(() => keep(members, member));
      }
    });
    return members;
  });
  // pro_rata "按分" (default)
  member = this.RULE("member", () => {
    const start = this.next();
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const isDefault = this.OPTION(() => {
      this.CONSUME(LeftParenthesis);
      this.CONSUME(keywords.default);
      this.CONSUME(RightParenthesis);
      return true;
    });
    return { kind: "member", name, labels, isDefault: isDefault ?? false, ...this.declared(start) };
  });
  // cost_limit "費用損害の支払限度額" : money 1_000_000 .. 500_000_000 when plan in (basic, wide) = 1_000_000
  choice = this.RULE("choice", () => {
    const start = this.next();
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(Colon);
    const type = this.SUBRULE(this.type);
    const when = this.SUBRULE(this.optionalGuard);
    const defaultValue = this.OPTION(() => {
      this.CONSUME(Equal);
      return this.SUBRULE(this.expression);
    });
    const optional = this.OPTION2(() => {
      this.CONSUME(keywords.optional);
      return true;
    });
    return {
      kind: "choice",
      name,
      labels,
      type,
      when,
      defaultValue,
      optional: optional ?? false,
      ...this.declared(start)
    };
  });
  // money 1 .. unlimited    money one of 0, 100_000    one of retail "小売", it "IT"    date or never
  type = this.RULE("type", () => {
    const start = this.next();
    const found = {};
    this.OR([
      {
        ALT: () => {
          this.CONSUME(keywords.one);
          this.CONSUME(keywords.of);
          found.name = "enum";
          found.members = this.SUBRULE(this.listedMembers);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.any);
          this.CONSUME2(keywords.of);
          found.name = "set";
          found.members = this.SUBRULE2(this.listedMembers);
        }
      },
      {
        ALT: () => {
          const word = this.OR2([
            { ALT: () => this.CONSUME(keywords.money) },
            { ALT: () => this.CONSUME(keywords.number) },
            { ALT: () => this.CONSUME(keywords.ratio) },
            { ALT: () => this.CONSUME(keywords.date) },
            { ALT: () => this.CONSUME(keywords.datetime) },
            { ALT: () => this.CONSUME(keywords.duration) },
            { ALT: () => this.CONSUME(keywords.span) },
            { ALT: () => this.CONSUME(keywords.bool) }
          ]);
          this.ACTION(() => found.name = wordOf(word));
          this.OPTION(() => this.OR3([
            {
              ALT: () => {
                this.CONSUME2(keywords.one);
                this.CONSUME3(keywords.of);
                found.oneOf = this.SUBRULE(this.expressions);
              }
            },
            {
              ALT: () => {
                found.min = this.SUBRULE(this.rangeEnd);
                this.CONSUME(Dots);
                found.max = this.OR4([
                  { ALT: () => this.SUBRULE2(this.rangeEnd) },
                  { ALT: () => this.SUBRULE(this.word) }
                ]);
              }
            }
          ]));
        }
      }
    ]);
    this.OPTION2(() => {
      this.CONSUME(keywords.or);
      this.CONSUME(keywords.never);
      found.orNever = true;
    });
    return {
      kind: "type",
      name: found.name,
      members: found.members ?? [],
      min: found.min,
      max: found.max,
      oneOf: found.oneOf,
      orNever: found.orNever ?? false,
      ...this.span(start)
    };
  });
  // -100    1_000_000    2026-04-01    1 year
  rangeEnd = this.RULE("rangeEnd", () => {
    const start = this.next();
    return this.OR([
      {
        ALT: () => {
          this.CONSUME(Minus);
          const operand = this.SUBRULE(this.number);
          return { kind: "negate", operand, ...this.span(start) };
        }
      },
      { ALT: () => this.SUBRULE(this.spanOrNumber) },
      { ALT: () => this.SUBRULE(this.dateLiteral) }
    ]);
  });
  // reported "届出", press "報道"
  listedMembers = this.RULE("listedMembers", () => {
    const members = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        const member = this.SUBRULE(this.member);
        this.ACTION(() => keep(members, member));
      }
    });
    return members;
  });
  // options by plan economy basic wide { it_rider "IT業務特約" ○ ○ ○ requires revenue <= 1_000 not with bi_rider }
  optionsBlock = this.RULE("optionsBlock", () => {
    const start = this.from(this.CONSUME(keywords.options));
    const plans = [];
    const rows2 = [];
    this.OPTION(() => {
      this.CONSUME(keywords.by);
      this.CONSUME(keywords.plan);
      this.AT_LEAST_ONE(() => keep(plans, this.SUBRULE(this.name)));
    });
    this.CONSUME(LeftBrace);
    this.MANY(() => keep(rows2, this.SUBRULE(this.optionRow)));
    this.CONSUME(RightBrace);
    return { kind: "options", plans, rows: rows2, ...this.declared(start) };
  });
  optionRow = this.RULE("optionRow", () => {
    const start = this.next();
    const marks2 = [];
    const requires = [];
    const notWith = [];
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.MANY(() => {
      const mark = this.CONSUME(MarkToken);
      this.ACTION(() => marks2.push({ availability: availability(mark.image), ...spanOf(mark) }));
    });
    this.MANY2(() => this.OR([
      {
        ALT: () => {
          this.CONSUME(keywords.requires);
          keep(requires, this.SUBRULE(this.expression));
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.not);
          this.CONSUME(keywords.with);
          const names = this.SUBRULE(this.names);
          this.ACTION(() => notWith.push(...names));
        }
      }
    ]));
    return { kind: "option", name, labels, marks: marks2, requires, notWith, ...this.declared(start) };
  });
  // schedule location
  schedule = this.RULE("schedule", () => {
    const start = this.from(this.CONSUME(keywords.schedule));
    const unit = this.SUBRULE(this.name);
    return { kind: "schedule", unit, ...this.declared(start) };
  });
  // ── Facts, triggers, readings, formulas ───────────────────────────────────────────────────────────
  // unit location "所在地" { value : money }
  unitDeclaration = this.RULE("unitDeclaration", () => {
    const start = this.from(this.CONSUME(keywords.unit));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const facts = this.OPTION(() => this.SUBRULE(this.factList));
    return { kind: "unit", name, labels, facts: facts ?? [], ...this.declared(start) };
  });
  // facts of incident { discovered "事故の発生を知った日" : date }
  factsBlock = this.RULE("factsBlock", () => {
    const start = this.from(this.CONSUME(keywords.facts));
    this.CONSUME(keywords.of);
    const of = this.SUBRULE(this.name);
    const facts = this.SUBRULE(this.factList);
    return { kind: "facts", of, facts, ...this.declared(start) };
  });
  factList = this.RULE("factList", () => {
    const facts = [];
    this.CONSUME(LeftBrace);
    this.MANY(() => keep(facts, this.SUBRULE(this.fact)));
    this.CONSUME(RightBrace);
    return facts;
  });
  // free_promotional "無償の販促システム" : bool = no
  fact = this.RULE("fact", () => {
    const start = this.next();
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(Colon);
    const type = this.SUBRULE(this.type);
    const defaultValue = this.OPTION(() => {
      this.CONSUME(Equal);
      return this.SUBRULE(this.expression);
    });
    return { kind: "fact", name, labels, type, defaultValue, ...this.declared(start) };
  });
  // triggers { leak "漏えい"   attack "サイバー攻撃" except all above }
  triggersBlock = this.RULE("triggersBlock", () => {
    const start = this.from(this.CONSUME(keywords.triggers));
    const triggers = [];
    this.CONSUME(LeftBrace);
    this.MANY(() => keep(triggers, this.SUBRULE(this.trigger)));
    this.CONSUME(RightBrace);
    return { kind: "triggers", triggers, ...this.declared(start) };
  });
  // disruption "業務阻害" except leak line by line when plan is wide
  trigger = this.RULE("trigger", () => {
    const start = this.next();
    const excepts = [];
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.MANY(() => keep(excepts, this.SUBRULE(this.except)));
    const when = this.SUBRULE(this.optionalGuard);
    this.MANY2(() => keep(excepts, this.SUBRULE2(this.except)));
    return { kind: "trigger", name, labels, excepts, when, ...this.declared(start) };
  });
  except = this.RULE("except", () => {
    const start = this.from(this.CONSUME(keywords.except));
    const found = this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(keywords.all);
            this.CONSUME(keywords.above);
            return { allAbove: true, triggers: [] };
          }
        },
        { ALT: () => ({ allAbove: false, triggers: this.SUBRULE(this.names) }) }
      ],
      IGNORE_AMBIGUITIES: true
    });
    const lineByLine = this.OPTION(() => {
      this.CONSUME(keywords.line);
      this.CONSUME(keywords.by);
      this.CONSUME2(keywords.line);
      return true;
    });
    return { ...found, lineByLine: lineByLine ?? false, ...this.span(start) };
  });
  // reading deductible_order "免責の順" { first "…" (default) | pro_rata "按分" }
  readingDeclaration = this.RULE("readingDeclaration", () => {
    const start = this.from(this.CONSUME(keywords.reading));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(LeftBrace);
    const members = this.SUBRULE(this.barredMembers);
    this.CONSUME(RightBrace);
    return { kind: "reading", name, labels, members, ...this.declared(start) };
  });
  // let standard_profit "標準利益" = revenue * profit_ratio
  letDeclaration = this.RULE("letDeclaration", () => {
    const start = this.from(this.CONSUME(keywords.let));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(Equal);
    const value = this.SUBRULE(this.expression);
    return { kind: "let", name, labels, value, ...this.declared(start) };
  });
  // premium annual "年間保険料" = rates.annual
  premiumDeclaration = this.RULE("premiumDeclaration", () => {
    const start = this.from(this.CONSUME(keywords.premium));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(Equal);
    const value = this.SUBRULE(this.expression);
    return { kind: "premium", name, labels, value, ...this.declared(start) };
  });
  // table limits by type { liability cost   G1, F1 : 200_000_000 10_000_000 }
  tableDeclaration = this.RULE("tableDeclaration", () => {
    const start = this.from(this.CONSUME(keywords.table));
    const columns = [];
    const rows2 = [];
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(keywords.by);
    const keys2 = this.SUBRULE(this.names);
    this.CONSUME(LeftBrace);
    this.AT_LEAST_ONE({
      // A name followed by `,`, `|` or `:` begins the first row.
      GATE: () => ![Comma, Bar, Colon].includes(this.LA(2).tokenType),
      DEF: () => keep(columns, this.SUBRULE2(this.name))
    });
    this.MANY(() => keep(rows2, this.SUBRULE(this.tableRow)));
    this.CONSUME(RightBrace);
    return { kind: "table", name, labels, keys: keys2, columns, rows: rows2, ...this.declared(start) };
  });
  // G1, F1 | 30% .. under 100% : 200_000_000 unlimited
  tableRow = this.RULE("tableRow", () => {
    const start = this.next();
    const keys2 = [];
    const values2 = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Bar,
      DEF: () => {
        const alternatives = [];
        this.AT_LEAST_ONE_SEP2({ SEP: Comma, DEF: () => keep(alternatives, this.SUBRULE(this.tableKey)) });
        keys2.push(alternatives);
      }
    });
    this.CONSUME(Colon);
    this.AT_LEAST_ONE({
      // A literal or a name that a `,`, `|`, `:` or `..` follows begins the next row.
      GATE: () => values2.length === 0 || ![Comma, Bar, Colon, Dots].includes(this.LA(2).tokenType),
      DEF: () => keep(values2, this.SUBRULE(this.primary))
    });
    return { kind: "row", keys: keys2, values: values2, ...this.declared(start) };
  });
  tableKey = this.RULE("tableKey", () => {
    const start = this.next();
    return this.OR([
      {
        ALT: () => {
          this.CONSUME(Dots);
          const under = this.SUBRULE(this.under);
          return { from: void 0, isBand: true, under, ...this.span(start) };
        }
      },
      {
        ALT: () => {
          const from = this.SUBRULE2(this.primary);
          const band = this.OPTION(() => {
            this.CONSUME2(Dots);
            const under = this.OPTION2(() => this.SUBRULE2(this.under));
            return { under };
          });
          return { from, isBand: band !== void 0, under: band?.under, ...this.span(start) };
        }
      }
    ]);
  });
  // under 100%    100% 未満
  under = this.RULE("under", () => this.OR({
    DEF: [
      {
        ALT: () => {
          this.CONSUME(keywords.under);
          return this.SUBRULE(this.primary);
        }
      },
      {
        ALT: () => {
          const end = this.SUBRULE2(this.primary);
          this.CONSUME2(keywords.under);
          return end;
        }
      }
    ],
    IGNORE_AMBIGUITIES: true
  }));
  // ── Nodes ─────────────────────────────────────────────────────────────────────────────────────────
  nodeItem = this.RULE("nodeItem", () => this.OR([
    { ALT: () => this.SUBRULE(this.group) },
    { ALT: () => this.SUBRULE(this.head) },
    { ALT: () => this.SUBRULE(this.uncovered) },
    { ALT: () => this.SUBRULE(this.covers) },
    { ALT: () => this.SUBRULE(this.covered) },
    { ALT: () => this.SUBRULE(this.window) },
    { ALT: () => this.SUBRULE(this.require) },
    { ALT: () => this.SUBRULE(this.requiresApproval) },
    { ALT: () => this.SUBRULE(this.term) },
    { ALT: () => this.SUBRULE(this.layer) },
    { ALT: () => this.SUBRULE(this.items) }
  ]));
  nodeItems = this.RULE("nodeItems", () => {
    const items = [];
    this.CONSUME(LeftBrace);
    this.MANY(() => keep(items, this.SUBRULE(this.nodeItem)));
    this.CONSUME(RightBrace);
    return items;
  });
  // section costs "費用損害" when plan in (basic, wide) { … }    frame building "建物" for each location { … }
  group = this.RULE("group", () => {
    const start = this.next();
    const kind = this.OR([
      { ALT: () => (this.CONSUME(keywords.section), "section") },
      { ALT: () => (this.CONSUME(keywords.frame), "frame") }
    ]);
    const found = { outside: false };
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.MANY(() => this.OR2([
      {
        ALT: () => {
          this.CONSUME(keywords.outside);
          found.outside = true;
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.for);
          this.CONSUME(keywords.each);
          found.forEach = this.SUBRULE2(this.name);
        }
      },
      {
        ALT: () => {
          found.when = this.SUBRULE(this.guard);
        }
      }
    ]));
    const items = this.SUBRULE(this.nodeItems);
    return {
      kind,
      name,
      labels,
      outside: found.outside,
      forEach: found.forEach,
      when: found.when,
      items: items ?? [],
      ...this.declared(start)
    };
  });
  // head forensics "調査費用" requires approval when plan is wide { coinsurance pays 90% }    head profit = revenue * ratio
  head = this.RULE("head", () => {
    const start = this.from(this.CONSUME(keywords.head));
    const found = { outside: false };
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.MANY(() => this.OR([
      {
        ALT: () => {
          this.CONSUME(keywords.outside);
          found.outside = true;
        }
      },
      {
        ALT: () => {
          found.when = this.SUBRULE(this.guard);
        }
      },
      {
        ALT: () => {
          found.approval = this.SUBRULE(this.requiresApproval);
        }
      },
      {
        ALT: () => {
          this.CONSUME(Equal);
          found.computed = this.SUBRULE(this.expression);
        }
      }
    ]));
    const items = this.OPTION(() => this.SUBRULE(this.nodeItems));
    return {
      kind: "head",
      name,
      labels,
      outside: found.outside,
      when: found.when,
      computed: found.computed,
      approval: found.approval,
      items: items ?? [],
      ...this.declared(start)
    };
  });
  // uncovered ransom "身代金等"
  uncovered = this.RULE("uncovered", () => {
    const start = this.from(this.CONSUME(keywords.uncovered));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    return { kind: "uncovered", name, labels, ...this.declared(start) };
  });
  // covers leak, attack for all but probe when plan is wide
  covers = this.RULE("covers", () => {
    const start = this.from(this.CONSUME(keywords.covers));
    const triggers = this.SUBRULE(this.scopeNames);
    const { scope, when } = this.SUBRULE(this.scopeAndGuard);
    return { kind: "covers", triggers, scope, when, ...this.declared(start) };
  });
  // covered when discovered during period    covered at any time
  covered = this.RULE("covered", () => {
    const start = this.from(this.CONSUME(keywords.covered));
    const test = this.OR([
      { ALT: () => this.SUBRULE(this.guard) },
      {
        ALT: () => {
          this.CONSUME(keywords.at);
          this.CONSUME(keywords.any);
          this.CONSUME(keywords.time);
          return void 0;
        }
      }
    ]);
    const scope = this.OPTION(() => this.SUBRULE(this.scope));
    return { kind: "covered", test, scope, ...this.declared(start) };
  });
  // window from discovered until 1 year after notified for consult, inquiry
  window = this.RULE("window", () => {
    const start = this.from(this.CONSUME(keywords.window));
    this.CONSUME(keywords.from);
    const from = this.SUBRULE(this.expression);
    const until = this.OPTION(() => {
      this.CONSUME(keywords.until);
      return this.SUBRULE2(this.expression);
    });
    const { scope, when } = this.SUBRULE(this.scopeAndGuard);
    return { kind: "window", from, until, scope, when, ...this.declared(start) };
  });
  // require publication "公表" for leak, attack: publication is not empty
  require = this.RULE("require", () => {
    const start = this.from(this.CONSUME(keywords.require));
    const found = {};
    this.OPTION({
      GATE: () => [TextToken, Colon, keywords.for, keywords.en].includes(this.LA(2).tokenType),
      DEF: () => {
        found.name = this.SUBRULE(this.name);
        found.labels = this.SUBRULE(this.labels);
      }
    });
    this.OPTION2(() => {
      found.scope = this.SUBRULE(this.scope);
    });
    this.OPTION3(() => this.CONSUME(Colon));
    const test = this.SUBRULE(this.expression);
    const when = this.SUBRULE(this.optionalGuard);
    return {
      kind: "require",
      name: found.name,
      labels: found.labels ?? { plain: void 0, en: void 0 },
      scope: found.scope,
      test,
      when,
      ...this.declared(start)
    };
  });
  // requires approval for response, forensics
  requiresApproval = this.RULE("requiresApproval", () => {
    const start = this.from(this.CONSUME(keywords.requires));
    this.CONSUME(keywords.approval);
    const scope = this.OPTION(() => this.SUBRULE(this.scope));
    return { kind: "requires-approval", scope, when: void 0, ...this.declared(start) };
  });
  // limit 30_000_000 per incident and period    coinsurance pays 90%    deductible 0 per claim falling first on damages
  // 支払限度額 1事故および保険期間中につき 3,000万円    1事故につき 免責金額 10万円
  term = this.RULE("term", () => {
    const start = this.next();
    const found = this.OR([
      {
        ALT: () => {
          this.CONSUME(keywords.coinsurance);
          this.CONSUME(keywords.pays);
          const amount = this.SUBRULE(this.expression);
          return { term: "coinsurance", amount, bases: [] };
        }
      },
      {
        ALT: () => {
          const word = this.SUBRULE(this.termWord);
          return this.OR2([
            {
              ALT: () => {
                const amount = this.SUBRULE2(this.expression);
                const bases = this.SUBRULE(this.bases);
                return { term: word, amount, bases };
              }
            },
            {
              ALT: () => {
                const bases = this.SUBRULE2(this.bases);
                const amount = this.SUBRULE3(this.expression);
                return { term: word, amount, bases };
              }
            }
          ]);
        }
      },
      {
        ALT: () => {
          const bases = this.SUBRULE(this.basesAfter);
          const word = this.SUBRULE2(this.termWord);
          const amount = this.SUBRULE4(this.expression);
          return { term: word, amount, bases };
        }
      }
    ]);
    const tail = { ranking: void 0, scope: void 0, where: void 0, when: void 0 };
    this.MANY(() => this.OR3([
      {
        ALT: () => {
          tail.ranking = this.SUBRULE(this.ranking);
        }
      },
      {
        ALT: () => {
          tail.scope = this.SUBRULE(this.scope);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.where);
          tail.where = this.SUBRULE5(this.expression);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.when);
          tail.when = this.SUBRULE6(this.expression);
        }
      },
      {
        ALT: () => {
          const test = this.SUBRULE(this.provisoTest);
          this.OR4([
            { ALT: () => (this.CONSUME(particles2.onlyWhen), tail.when = test) },
            { ALT: () => (this.CONSUME(particles2.onlyThose), tail.where = test) }
          ]);
        }
      }
    ]));
    return { kind: "term", ...found, ...tail, ...this.declared(start) };
  });
  termWord = this.RULE("termWord", () => this.OR([
    { ALT: () => (this.CONSUME(keywords.deductible), "deductible") },
    { ALT: () => (this.CONSUME(keywords.franchise), "franchise") },
    { ALT: () => (this.CONSUME(keywords.limit), "limit") }
  ]));
  // per incident and period    1事故および保険期間中につき
  bases = this.RULE("bases", () => this.OR([
    {
      ALT: () => {
        const bases = [];
        this.CONSUME(keywords.per);
        this.AT_LEAST_ONE_SEP({ SEP: keywords.and, DEF: () => keep(bases, this.SUBRULE(this.basis)) });
        return bases;
      }
    },
    { ALT: () => this.SUBRULE(this.basesAfter) }
  ]), { recoveryValueFunc: () => [] });
  // location per period
  basis = this.RULE("basis", () => {
    const start = this.next();
    const over = [];
    this.AT_LEAST_ONE_SEP({ SEP: keywords.per, DEF: () => keep(over, this.SUBRULE(this.name)) });
    return { over, ...this.span(start) };
  });
  // 1事故および保険期間中につき    1 location の 保険期間中につき
  basesAfter = this.RULE("basesAfter", () => {
    const bases = [];
    this.CONSUME(Each);
    this.AT_LEAST_ONE_SEP({ SEP: keywords.and, DEF: () => keep(bases, this.SUBRULE(this.basisAfter)) });
    this.CONSUME(particles2.per);
    return bases;
  }, { recoveryValueFunc: () => [] });
  basisAfter = this.RULE("basisAfter", () => {
    const start = this.next();
    const over = [];
    this.AT_LEAST_ONE_SEP({ SEP: particles2.of, DEF: () => keep(over, this.SUBRULE(this.name)) });
    return { over, ...this.span(start) };
  });
  // falling first on response, forensics, then prevention    sparing damages, then defense
  ranking = this.RULE("ranking", () => {
    const start = this.next();
    const ranks = [[]];
    const direction = this.OR([
      {
        ALT: () => {
          this.CONSUME(keywords.falling);
          this.CONSUME(keywords.first);
          this.CONSUME(keywords.on);
          return "falling";
        }
      },
      { ALT: () => (this.CONSUME(keywords.sparing), "sparing") }
    ]);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        this.OPTION(() => {
          this.CONSUME(keywords.then);
          ranks.push([]);
        });
        const name = this.SUBRULE(this.name);
        this.ACTION(() => keep(ranks[ranks.length - 1], name));
      }
    });
    return { direction, ranks, ...this.span(start) };
  });
  // layer primary "第1層" { coinsurance pays 30%  limit 500_000 per incident }
  layer = this.RULE("layer", () => {
    const start = this.from(this.CONSUME(keywords.layer));
    const terms = [];
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(LeftBrace);
    this.MANY(() => keep(terms, this.SUBRULE(this.term)));
    this.CONSUME(RightBrace);
    return { kind: "layer", name, labels, terms, ...this.declared(start) };
  });
  // item server "サーバ" | data "データ" requires approval    refuse portable "携帯端末"
  items = this.RULE("items", () => {
    const start = this.next();
    const refused = this.OR([
      { ALT: () => (this.CONSUME(keywords.item), false) },
      { ALT: () => (this.CONSUME(keywords.refuse), true) }
    ]);
    const items = this.SUBRULE(this.barredMembers);
    const requiresApproval = this.OPTION(() => {
      this.CONSUME(keywords.requires);
      this.CONSUME(keywords.approval);
      return true;
    });
    return { kind: "items", refused, items, requiresApproval: requiresApproval ?? false, ...this.declared(start) };
  });
  // for leak, response    for all but probe    対象 probe 以外
  scope = this.RULE("scope", () => {
    this.CONSUME(keywords.for);
    return this.SUBRULE(this.scopeNames);
  });
  scopeNames = this.RULE("scopeNames", () => {
    const start = this.next();
    const found = this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(keywords.all);
            const names = this.OPTION(() => {
              this.CONSUME(keywords.but);
              return this.SUBRULE(this.names);
            });
            return { all: true, names: names ?? [] };
          }
        },
        {
          ALT: () => {
            const names = this.SUBRULE2(this.names);
            const others = this.OPTION2(() => (this.CONSUME(particles2.others), true));
            return { all: others ?? false, names };
          }
        }
      ],
      IGNORE_AMBIGUITIES: true
    });
    return { kind: "scope", ...found, ...this.span(start) };
  });
  scopeAndGuard = this.RULE("scopeAndGuard", () => {
    const scope = this.OPTION(() => this.SUBRULE(this.scope));
    const when = this.SUBRULE(this.optionalGuard);
    return { scope, when };
  }, { recoveryValueFunc: () => ({ scope: void 0, when: void 0 }) });
  // when plan is wide    ただし プラン が wide の場合に限る
  guard = this.RULE("guard", () => this.OR([
    {
      ALT: () => {
        this.CONSUME(keywords.when);
        return this.SUBRULE(this.expression);
      }
    },
    {
      ALT: () => {
        const test = this.SUBRULE(this.provisoTest);
        this.CONSUME(particles2.onlyWhen);
        return test;
      }
    }
  ]));
  // ただし プラン が wide
  provisoTest = this.RULE("provisoTest", () => {
    this.CONSUME(particles2.proviso);
    this.OPTION(() => this.CONSUME(Comma));
    return this.SUBRULE(this.expression);
  }, { recoveryValueFunc: () => this.missing() });
  optionalGuard = this.RULE("optionalGuard", () => this.OPTION(() => this.SUBRULE(this.guard)));
  // ── Exclusions ────────────────────────────────────────────────────────────────────────────────────
  // exclusions { war "戦争" : bool   for mail, unless free { … } }
  exclusionsBlock = this.RULE("exclusionsBlock", () => {
    const start = this.from(this.CONSUME(keywords.exclusions));
    const entries = [];
    this.CONSUME(LeftBrace);
    this.MANY(() => {
      const entry2 = this.OR([
        { ALT: () => this.SUBRULE(this.exclusionGroup) },
        { ALT: () => this.SUBRULE(this.exclusion) }
      ]);
      this.ACTION(() => keep(entries, entry2));
    });
    this.CONSUME(RightBrace);
    return { kind: "exclusions", entries, ...this.declared(start) };
  });
  exclusionGroup = this.RULE("exclusionGroup", () => {
    const start = this.next();
    const exclusions = [];
    const clauses = this.SUBRULE(this.exclusionGroupHeader);
    this.MANY(() => keep(exclusions, this.SUBRULE(this.exclusion)));
    this.CONSUME(RightBrace);
    return { kind: "exclusion-group", ...clauses, exclusions, ...this.declared(start) };
  });
  // for mail, unless free_promotional, lifted by it_rider {
  exclusionGroupHeader = this.RULE("exclusionGroupHeader", () => {
    const clauses = noClauses();
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.exclusionClause, { ARGS: [clauses] }) });
    this.CONSUME(LeftBrace);
    return clauses;
  }, { recoveryValueFunc: noClauses });
  // X2_10 "知的財産権" of claim : bool unless trigger is ip unless trigger is leak and outside_attacker
  exclusion = this.RULE("exclusion", () => {
    const start = this.next();
    const clauses = noClauses();
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const of = this.OPTION(() => {
      this.CONSUME(keywords.of);
      return this.SUBRULE2(this.name);
    });
    const beginsGroup = this.BACKTRACK(this.exclusionGroupHeader);
    const asserted = this.OPTION2(() => {
      this.CONSUME(Colon);
      this.CONSUME(keywords.bool);
      return true;
    });
    this.MANY({
      // `for mail { … }` after an exclusion is the header of the next block, not a clause of this one.
      GATE: () => !beginsGroup.call(this),
      DEF: () => this.SUBRULE(this.exclusionClause, { ARGS: [clauses] })
    });
    return {
      kind: "exclusion",
      name,
      labels,
      of,
      asserted: asserted ?? false,
      ...clauses,
      ...this.declared(start)
    };
  });
  // unless free_promotional    lifted by it_rider    per insured    ただし free_promotional の場合を除く
  exclusionClause = this.RULE("exclusionClause", (clauses) => {
    this.OR([
      {
        ALT: () => {
          const scope = this.SUBRULE(this.scope);
          this.ACTION(() => clauses.scopes = [...clauses.scopes, scope]);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.unless);
          const test = this.SUBRULE(this.expression);
          this.ACTION(() => clauses.unless = [...clauses.unless, test]);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.lifted);
          this.CONSUME(keywords.by);
          const names = this.SUBRULE(this.names);
          this.ACTION(() => clauses.liftedBy = [...clauses.liftedBy, ...names]);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.per);
          this.CONSUME(keywords.insured);
          this.ACTION(() => clauses.perInsured = true);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.when);
          const when = this.SUBRULE2(this.expression);
          this.ACTION(() => clauses.whens = [...clauses.whens, when]);
        }
      },
      {
        ALT: () => {
          const test = this.SUBRULE(this.provisoTest);
          this.OR2([
            { ALT: () => (this.CONSUME(particles2.onlyWhen), this.ACTION(() => clauses.whens = [...clauses.whens, test])) },
            {
              ALT: () => (this.CONSUME(particles2.exceptWhen), this.ACTION(() => clauses.unless = [...clauses.unless, test]))
            }
          ]);
        }
      }
    ]);
  });
  // ── Expressions ───────────────────────────────────────────────────────────────────────────────────
  // discovered during period and (revenue > 1億 or plan is wide)
  expression = this.RULE("expression", () => {
    const start = this.next();
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      this.CONSUME(keywords.or);
      const right = this.SUBRULE2(this.conjunction);
      this.ACTION(() => left = { kind: "binary", operator: "or", left, right, ...this.span(start) });
    });
    return left;
  }, { recoveryValueFunc: () => this.missing() });
  conjunction = this.RULE("conjunction", () => {
    const start = this.next();
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(keywords.and);
      const right = this.SUBRULE2(this.negation);
      this.ACTION(() => left = { kind: "binary", operator: "and", left, right, ...this.span(start) });
    });
    return left;
  });
  // not renewed    renewed でない
  negation = this.RULE("negation", () => {
    const start = this.next();
    return this.OR([
      {
        ALT: () => {
          this.CONSUME(keywords.not);
          const operand = this.SUBRULE(this.negation);
          return { kind: "not", operand, ...this.span(start) };
        }
      },
      {
        ALT: () => {
          let operand = this.SUBRULE(this.comparison);
          this.MANY(() => {
            this.CONSUME(particles2.isNot);
            this.ACTION(() => operand = { kind: "not", operand, ...this.span(start) });
          });
          return operand;
        }
      }
    ]);
  });
  // revenue <= 1億    plan in (basic, wide)    publication is not empty    incurred within 30 days after discovered
  comparison = this.RULE("comparison", () => {
    const start = this.next();
    const left = this.SUBRULE(this.spanFrom);
    const test = this.OPTION(() => this.OR([
      {
        ALT: () => {
          const operator = this.OR2([
            { ALT: () => (this.CONSUME(Below), "<") },
            { ALT: () => (this.CONSUME(AtMost), "<=") },
            { ALT: () => (this.CONSUME(Above), ">") },
            { ALT: () => (this.CONSUME(AtLeast), ">=") },
            { ALT: () => (this.CONSUME(Equal), "=") },
            { ALT: () => (this.CONSUME(Unequal), "<>") }
          ]);
          const right = this.SUBRULE2(this.spanFrom);
          return { kind: "binary", operator, left, right, ...this.span(start) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.is);
          const negated = this.OPTION2(() => (this.CONSUME(keywords.not), true)) ?? false;
          const members = this.SUBRULE(this.membersTested);
          return { kind: "is", operator: "is", negated, value: left, members, ...this.span(start) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.has);
          const members = this.SUBRULE2(this.membersTested);
          return { kind: "is", operator: "has", negated: false, value: left, members, ...this.span(start) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.during);
          this.CONSUME(keywords.period);
          return { kind: "during", value: left, ...this.span(start) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(particles2.subject);
          const test2 = this.SUBRULE(this.japaneseTest, { ARGS: [left] });
          return this.ACTION(() => ({ ...test2, ...this.span(start) }));
        }
      },
      {
        ALT: () => {
          this.CONSUME(particles2.among);
          const members = this.SUBRULE4(this.membersTested);
          this.CONSUME(particles2.contains);
          return { kind: "is", operator: "has", negated: false, value: left, members, ...this.span(start) };
        }
      },
      {
        ALT: () => {
          const negated = this.OPTION3(() => (this.CONSUME2(keywords.not), true)) ?? false;
          return this.OR3([
            {
              ALT: () => {
                this.CONSUME(keywords.in);
                const members = this.SUBRULE3(this.membersTested);
                return { kind: "is", operator: "in", negated, value: left, members, ...this.span(start) };
              }
            },
            {
              ALT: () => {
                this.CONSUME(keywords.within);
                const window = this.SUBRULE3(this.spanFrom);
                return { kind: "within", negated, value: left, window, ...this.span(start) };
              }
            }
          ]);
        }
      }
    ]));
    return test ?? left;
  });
  // After が: wide    wide でない    (basic, wide) のいずれか    保険期間中    discovered の翌日から 30日 以内
  japaneseTest = this.RULE("japaneseTest", (value) => {
    const start = this.next();
    const isWindow = this.BACKTRACK(this.windowFrom);
    return this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(keywords.during);
            this.CONSUME(keywords.period);
            return { kind: "during", value, ...this.span(start) };
          }
        },
        {
          GATE: () => isWindow.call(this),
          ALT: () => {
            const window = this.SUBRULE(this.spanFrom);
            const negated = this.OR2([
              { ALT: () => (this.CONSUME(particles2.within), false) },
              { ALT: () => (this.CONSUME(particles2.notWithin), true) }
            ]);
            return { kind: "within", negated, value, window, ...this.span(start) };
          }
        },
        {
          ALT: () => {
            const members = this.SUBRULE(this.membersTested);
            const end = this.OPTION(() => this.OR3([
              { ALT: () => (this.CONSUME(particles2.anyOfThese), { operator: "in", negated: false }) },
              { ALT: () => (this.CONSUME(particles2.noneOfThese), { operator: "in", negated: true }) },
              { ALT: () => (this.CONSUME(particles2.isNot), { operator: "is", negated: true }) }
            ]));
            return {
              kind: "is",
              operator: end?.operator ?? "is",
              negated: end?.negated ?? false,
              value,
              members,
              ...this.span(start)
            };
          }
        }
      ],
      IGNORE_AMBIGUITIES: true
    });
  });
  // discovered の翌日から: what tells a window from a member
  windowFrom = this.RULE("windowFrom", () => {
    this.SUBRULE(this.additive);
    this.OR([{ ALT: () => this.CONSUME(particles2.dayAfter) }, { ALT: () => this.CONSUME(particles2.backFrom) }]);
  });
  // wide    (basic, wide)
  membersTested = this.RULE("membersTested", () => this.OR([
    {
      ALT: () => {
        this.CONSUME(LeftParenthesis);
        const names = this.SUBRULE(this.names);
        this.CONSUME(RightParenthesis);
        return names;
      }
    },
    {
      ALT: () => {
        const name = this.SUBRULE(this.name);
        return [name];
      }
    }
  ]));
  // (if plan is basic then 180 days else 1 year) after notified    notified の翌日から 180日
  spanFrom = this.RULE("spanFrom", () => {
    const start = this.next();
    const left = this.SUBRULE(this.additive);
    const rest = this.OPTION(() => {
      const { direction, turned } = this.OR([
        { ALT: () => (this.CONSUME(keywords.after), { direction: "after", turned: false }) },
        { ALT: () => (this.CONSUME(keywords.before), { direction: "before", turned: false }) },
        { ALT: () => (this.CONSUME(particles2.dayAfter), { direction: "after", turned: true }) },
        { ALT: () => (this.CONSUME(particles2.backFrom), { direction: "before", turned: true }) }
      ]);
      const right = this.SUBRULE2(this.additive);
      return { direction, span: turned ? right : left, from: turned ? left : right };
    });
    return rest === void 0 ? left : { kind: "span-from", ...rest, ...this.span(start) };
  });
  additive = this.RULE("additive", () => {
    const start = this.next();
    let left = this.SUBRULE(this.multiplicative);
    this.MANY(() => {
      const operator = this.OR([
        { ALT: () => (this.CONSUME(Plus), "+") },
        { ALT: () => (this.CONSUME(Minus), "-") }
      ]);
      const right = this.SUBRULE2(this.multiplicative);
      this.ACTION(() => left = { kind: "binary", operator, left, right, ...this.span(start) });
    });
    return left;
  }, { recoveryValueFunc: () => this.missing() });
  // 50% of liability_limit    liability_limit の 50%    price * count
  multiplicative = this.RULE("multiplicative", () => {
    const start = this.next();
    let left = this.SUBRULE(this.sign);
    this.MANY(() => {
      const operator = this.OR([
        { ALT: () => (this.CONSUME(Times), "*") },
        { ALT: () => (this.CONSUME(Slash), "/") },
        { ALT: () => (this.CONSUME(keywords.of), "of") },
        { ALT: () => (this.CONSUME(particles2.of), "\u306E") }
      ]);
      const right = this.SUBRULE2(this.sign);
      this.ACTION(() => {
        const span = this.span(start);
        left = operator === "\u306E" ? { kind: "binary", operator: "of", left: right, right: left, ...span } : { kind: "binary", operator, left, right, ...span };
      });
    });
    return left;
  });
  sign = this.RULE("sign", () => {
    const start = this.next();
    return this.OR([
      {
        ALT: () => {
          this.CONSUME(Minus);
          const operand = this.SUBRULE(this.sign);
          return { kind: "negate", operand, ...this.span(start) };
        }
      },
      { ALT: () => this.SUBRULE(this.primary) }
    ]);
  });
  primary = this.RULE("primary", () => {
    const start = this.next();
    return this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.spanOrNumber) },
        { ALT: () => this.SUBRULE(this.dateLiteral) },
        { GATE: () => this.isValueWord(), ALT: () => this.SUBRULE(this.word) },
        {
          ALT: () => {
            this.CONSUME(keywords.if);
            const condition = this.SUBRULE(this.expression);
            this.CONSUME(keywords.then);
            const then = this.SUBRULE2(this.expression);
            this.CONSUME(keywords.else);
            const otherwise = this.SUBRULE3(this.expression);
            return { kind: "if", condition, then, otherwise, ...this.span(start) };
          }
        },
        {
          ALT: () => {
            this.CONSUME(LeftParenthesis);
            const inner = this.SUBRULE4(this.expression);
            this.CONSUME(RightParenthesis);
            return inner;
          }
        },
        { ALT: () => this.SUBRULE(this.nameOrCall) }
      ],
      IGNORE_AMBIGUITIES: true
    });
  }, { recoveryValueFunc: () => this.missing() });
  nameOrCall = this.RULE("nameOrCall", () => {
    const start = this.next();
    const name = this.SUBRULE(this.name);
    const rest = this.OPTION(() => this.OR([
      {
        ALT: () => {
          this.CONSUME(Dot);
          const field = this.SUBRULE2(this.name);
          return { field };
        }
      },
      {
        ALT: () => {
          this.CONSUME(LeftParenthesis);
          const found = [];
          this.MANY_SEP({ SEP: Comma, DEF: () => keep(found, this.SUBRULE(this.expression)) });
          this.CONSUME(RightParenthesis);
          return { arguments: found };
        }
      }
    ]));
    if (rest?.field !== void 0)
      return { kind: "field", object: name, field: rest.field, ...this.span(start) };
    if (rest?.arguments !== void 0)
      return { kind: "call", function: name, arguments: rest.arguments, ...this.span(start) };
    return { kind: "reference", name, ...this.span(start) };
  });
  expressions = this.RULE("expressions", () => {
    const found = [];
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => keep(found, this.SUBRULE(this.additive)) });
    return found;
  });
  // 1_000_000    90%    3,000万円    180 days    2 hours 30 minutes
  spanOrNumber = this.RULE("spanOrNumber", () => {
    const start = this.next();
    const number = this.SUBRULE(this.number);
    const parts = [];
    this.OPTION(() => {
      const unit = this.SUBRULE(this.timeUnit);
      this.ACTION(() => parts.push({ count: number, unit }));
      this.MANY({
        // `2 hours 30 minutes` goes on only where a unit follows the number.
        GATE: () => unitWords.some(([type]) => this.LA(2).tokenType === type),
        DEF: () => {
          const count = this.SUBRULE2(this.number);
          const next = this.SUBRULE2(this.timeUnit);
          this.ACTION(() => parts.push({ count, unit: next }));
        }
      });
    });
    return parts.length === 0 ? number : { kind: "span", parts, ...this.span(start) };
  });
  timeUnit = this.RULE("timeUnit", () => this.OR(unitWords.map(([type, unit], index) => ({
    ALT: () => (this.consume(index, type), unit)
  }))), { recoveryValueFunc: () => "day" });
  number = this.RULE("number", () => {
    const token = this.OR([
      { ALT: () => this.CONSUME(JapaneseAmount) },
      { ALT: () => this.CONSUME(Percent) },
      { ALT: () => this.CONSUME(NumberToken) }
    ]);
    return this.ACTION(() => readNumber(token.image, spanOf(token)));
  });
  dateLiteral = this.RULE("dateLiteral", () => {
    const token = this.CONSUME(DateToken);
    return { kind: "date", value: token.image, ...spanOf(token) };
  });
  word = this.RULE("word", () => {
    const token = this.OR(literalWords.map((type, index) => ({ ALT: () => this.consume(index, type) })));
    return this.ACTION(() => {
      if (isJapaneseMeaning(token.image))
        this.meetsJapaneseName = true;
      return { kind: "word", word: wordOf(token), ...spanOf(token) };
    });
  });
  /** `該当` is yes, unless the file declares a member of that name. */
  isValueWord() {
    return !this.own.has(this.LA(1).image);
  }
  // ── Scenarios ─────────────────────────────────────────────────────────────────────────────────────
  // contract wide_100m "ワイド" for cyber_protector { plan wide … }
  sampleContract = this.RULE("sampleContract", () => {
    const start = this.from(this.CONSUME(keywords.contract));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(keywords.for);
    const product = this.SUBRULE2(this.name);
    const words = this.SUBRULE(this.words);
    return { kind: "sample-contract", name, labels, product, words: words ?? [], ...this.declared(start) };
  });
  // scenario "…" for sample_cyber { contract { … } incident { … } loss … expect … }
  scenario = this.RULE("scenario", () => {
    const start = this.from(this.CONSUME(keywords.scenario));
    const title = this.SUBRULE(this.text);
    this.CONSUME(keywords.for);
    const product = this.SUBRULE(this.name);
    const statements = [];
    this.CONSUME(LeftBrace);
    this.MANY(() => {
      const statement = this.OR([
        { ALT: () => this.SUBRULE(this.scenarioContract) },
        { ALT: () => this.SUBRULE(this.scenarioSchedule) },
        { ALT: () => this.SUBRULE(this.scenarioIncident) },
        { ALT: () => this.SUBRULE(this.scenarioBearer) },
        { ALT: () => this.SUBRULE(this.scenarioLoss) },
        { ALT: () => this.SUBRULE(this.expectation) }
      ]);
      this.ACTION(() => keep(statements, statement));
    });
    this.CONSUME(RightBrace);
    return { kind: "scenario", title, product, statements, ...this.declared(start) };
  });
  // contract wide_100m { cost_deductible 100_000 }
  scenarioContract = this.RULE("scenarioContract", () => {
    const start = this.from(this.CONSUME(keywords.contract));
    const base = this.OPTION(() => this.SUBRULE(this.name));
    const words = this.OPTION2(() => this.SUBRULE(this.words));
    return { kind: "scenario-contract", base, words: words ?? [], ...this.declared(start) };
  });
  // schedule location L1 { value 100_000_000 }
  scenarioSchedule = this.RULE("scenarioSchedule", () => {
    const start = this.from(this.CONSUME(keywords.schedule));
    const unit = this.SUBRULE(this.name);
    const id = this.SUBRULE(this.id);
    const words = this.OPTION(() => this.SUBRULE(this.words));
    return { kind: "scenario-schedule", unit, id, words: words ?? [], ...this.declared(start) };
  });
  // incident "2026-0001" { leak  discovered 2026-05-01 }    later { attack }
  scenarioIncident = this.RULE("scenarioIncident", () => {
    const start = this.next();
    const later = this.OR([
      { ALT: () => (this.CONSUME(keywords.incident), false) },
      { ALT: () => (this.CONSUME(keywords.later), true) }
    ]);
    const id = this.OPTION(() => this.SUBRULE(this.text));
    const words = this.OPTION2(() => this.SUBRULE(this.words));
    return { kind: "scenario-incident", later, id, words: words ?? [], ...this.declared(start) };
  });
  // claim A { made 2026-06-01 }    insured director
  scenarioBearer = this.RULE("scenarioBearer", () => {
    const start = this.next();
    const of = this.OR([
      { ALT: () => (this.CONSUME(keywords.claim), "claim") },
      { ALT: () => (this.CONSUME(keywords.insured), "insured") }
    ]);
    const id = this.SUBRULE(this.id);
    const words = this.OPTION(() => this.SUBRULE(this.words));
    return { kind: "scenario-bearer", of, id, words: words ?? [], ...this.declared(start) };
  });
  // loss sympathy 500_000 for 500 individual on 2026-05-03 approved of claim A
  scenarioLoss = this.RULE("scenarioLoss", () => {
    const start = this.from(this.CONSUME(keywords.loss));
    const head2 = this.SUBRULE(this.name);
    const amount = this.SUBRULE(this.sign);
    const found = {};
    this.MANY(() => this.OR([
      {
        ALT: () => {
          this.CONSUME(keywords.on);
          found.on = this.SUBRULE(this.dateLiteral);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.approved);
          const on = this.OPTION({
            // `approved on D` is a day of approval only where the line's own day is already given.
            GATE: () => found.on !== void 0,
            DEF: () => {
              this.CONSUME2(keywords.on);
              return this.SUBRULE2(this.dateLiteral);
            }
          });
          found.approval = { approved: true, on };
        }
      },
      {
        // Like `approved on D`, only after the line's own day.
        GATE: () => found.on !== void 0,
        ALT: () => {
          this.CONSUME(particles2.approvedOn);
          found.approval = { approved: true, on: this.SUBRULE3(this.dateLiteral) };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.unapproved);
          found.approval = { approved: false, on: void 0 };
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.of);
          this.OR2([
            {
              ALT: () => {
                this.CONSUME(keywords.claim);
                found.claim = this.SUBRULE(this.id);
              }
            },
            {
              ALT: () => {
                this.CONSUME(keywords.insured);
                found.insured = this.SUBRULE2(this.id);
              }
            }
          ]);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.under);
          found.trigger = this.SUBRULE2(this.name);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.item);
          found.item = this.SUBRULE3(this.name);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.id);
          found.id = this.SUBRULE3(this.id);
        }
      },
      {
        ALT: () => {
          this.CONSUME(keywords.for);
          found.unit = this.SUBRULE(this.lossUnit);
        }
      }
    ]));
    const words = this.OPTION2(() => this.SUBRULE(this.words));
    return {
      kind: "scenario-loss",
      head: head2,
      amount,
      id: found.id,
      on: found.on,
      approval: found.approval,
      claim: found.claim,
      insured: found.insured,
      trigger: found.trigger,
      item: found.item,
      unit: found.unit,
      words: words ?? [],
      ...this.declared(start)
    };
  });
  // 500 individual    location L1
  lossUnit = this.RULE("lossUnit", () => this.OR([
    {
      ALT: () => {
        const count = this.SUBRULE(this.number);
        const kind = this.SUBRULE(this.name);
        return { kind, id: void 0, count };
      }
    },
    {
      ALT: () => {
        const kind = this.SUBRULE2(this.name);
        const id = this.SUBRULE(this.id);
        return { kind, id, count: void 0 };
      }
    }
  ]));
  // expect due 1_000_000    expect forensics refused by approval    expect response undetermined for notified
  expectation = this.RULE("expectation", () => {
    const start = this.from(this.CONSUME(keywords.expect));
    const subject = this.SUBRULE(this.name);
    const outcome = this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(keywords.refused);
            const by = this.OPTION(() => {
              this.CONSUME(keywords.by);
              return this.SUBRULE(this.reasons);
            });
            return { kind: "refused", by: by ?? [] };
          }
        },
        {
          ALT: () => {
            this.CONSUME(keywords.undetermined);
            const waits = this.OPTION2(() => {
              this.CONSUME(keywords.for);
              return this.SUBRULE2(this.names);
            });
            return { kind: "undetermined", for: waits ?? [] };
          }
        },
        {
          ALT: () => {
            const amount = this.SUBRULE(this.additive);
            return { kind: "amount", amount };
          }
        }
      ],
      IGNORE_AMBIGUITIES: true
    });
    return { kind: "expect", subject, outcome, ...this.declared(start) };
  });
  // approval, window, war
  reasons = this.RULE("reasons", () => {
    const reasons = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        const token = this.OR([
          { ALT: () => this.CONSUME(keywords.window) },
          { ALT: () => this.CONSUME(keywords.contract) },
          { ALT: () => this.CONSUME(keywords.uncovered) },
          { ALT: () => this.CONSUME(AnyName) }
        ]);
        this.ACTION(() => reasons.push(this.readName(token)));
      }
    });
    return reasons;
  });
  // { leak  discovered 2026-05-01  publication press, apology  not war }    { leak  war でない }
  words = this.RULE("words", () => {
    const words = [];
    this.CONSUME(LeftBrace);
    this.MANY(() => {
      const word = this.OR({
        DEF: [
          { ALT: () => this.SUBRULE(this.spanOrNumber) },
          { ALT: () => this.SUBRULE(this.dateLiteral) },
          { ALT: () => this.SUBRULE(this.text) },
          { GATE: () => this.isValueWord(), ALT: () => this.SUBRULE(this.word) },
          { ALT: () => this.SUBRULE(this.name) },
          {
            ALT: () => {
              const token = this.CONSUME(Comma);
              return { kind: "punctuation", text: ",", ...spanOf(token) };
            }
          },
          {
            ALT: () => {
              const token = this.CONSUME(keywords.not);
              return { kind: "punctuation", text: "not", ...spanOf(token) };
            }
          }
        ],
        IGNORE_AMBIGUITIES: true
      });
      this.ACTION(() => keep(words, word));
      this.OPTION(() => {
        const token = this.CONSUME(particles2.isNot);
        this.ACTION(() => words.splice(-1, 0, { kind: "punctuation", text: "not", ...spanOf(token) }));
      });
    });
    this.CONSUME(RightBrace);
    return words;
  });
  // ── Names and labels ──────────────────────────────────────────────────────────────────────────────
  id = this.RULE("id", () => this.OR([{ ALT: () => this.SUBRULE(this.name) }, { ALT: () => this.SUBRULE(this.text) }]));
  names = this.RULE("names", () => {
    const names = [];
    keep(names, this.SUBRULE(this.name));
    this.MANY({
      // In `for leak, unless free` the comma is not the list's.
      GATE: () => tokenMatcher(this.LA(2), AnyName),
      DEF: () => {
        this.CONSUME(Comma);
        keep(names, this.SUBRULE2(this.name));
      }
    });
    return names;
  }, { recoveryValueFunc: () => [] });
  name = this.RULE("name", () => {
    const token = this.CONSUME(AnyName);
    return this.ACTION(() => this.readName(token));
  }, { recoveryValueFunc: () => ({ kind: "name", text: "", ...this.here() }) });
  labels = this.RULE("labels", () => {
    const plain = this.OPTION(() => this.SUBRULE(this.text));
    const en = this.OPTION2(() => {
      this.CONSUME(keywords.en);
      return this.SUBRULE2(this.text);
    });
    return { plain, en };
  }, { recoveryValueFunc: () => ({ plain: void 0, en: void 0 }) });
  text = this.RULE("text", () => {
    const token = this.CONSUME(TextToken);
    return this.ACTION(() => ({ kind: "text", value: readText(token.image), ...spanOf(token) }));
  }, { recoveryValueFunc: () => ({ kind: "text", value: "", ...this.here() }) });
  readName(token) {
    if (token.image.startsWith("`"))
      return { kind: "name", text: normalizeName(token.image.slice(1, -1)), ...spanOf(token) };
    if (typeof token.payload === "string")
      return { kind: "name", text: token.payload, ...spanOf(token) };
    const text = normalizeName(token.image);
    if (!isJapaneseMeaning(text))
      return { kind: "name", text, ...spanOf(token) };
    this.meetsJapaneseName = true;
    return { kind: "name", text: (this.own.has(text) ? void 0 : builtInOf(text)) ?? text, ...spanOf(token) };
  }
  // ── Positions ─────────────────────────────────────────────────────────────────────────────────────
  from(token) {
    return spanOf(token).start;
  }
  /** Where the next token begins; at the end of the text, where the last one ends. */
  next() {
    const { startOffset } = this.LA(1);
    return Number.isNaN(startOffset) ? this.last() : startOffset;
  }
  /** Where the last token read ends. */
  last() {
    return spanOf(this.LA(0)).end;
  }
  span(start) {
    return { start, end: Math.max(start, this.last()) };
  }
  here() {
    const at = this.next();
    return { start: at, end: at };
  }
  declared(start) {
    return { references: [], doc: void 0, ...this.span(start) };
  }
  missing() {
    return { kind: "missing", ...this.here() };
  }
};
function noClauses() {
  return { scopes: [], unless: [], liftedBy: [], perInsured: false, whens: [] };
}
function keep(list, item) {
  if (item !== void 0)
    list.push(item);
}
function spanOf(token) {
  const start = Number.isNaN(token.startOffset) ? 0 : token.startOffset;
  return { start, end: start + token.image.length };
}
function availability(mark) {
  if (mark === "\u25CE")
    return "automatic";
  return mark === "\xD7" || mark === "\u2715" || mark === "\u2717" ? "unavailable" : "optional";
}

// grammar/dist/parse.js
var parser = new YakkanParser();
var noNames = /* @__PURE__ */ new Set();
function parse(text) {
  const lexed = lex(text);
  const reserved2 = takeReservedNames(text, lexed.tokens);
  const braces = repairBraces(text, lexed.tokens);
  let read = parser.read(braces.tokens, noNames);
  if (read.meetsJapaneseName) {
    const own = new Set([...declaredNames(text, read.declarations)].filter(isJapaneseMeaning));
    if (own.size > 0)
      read = parser.read(braces.tokens, own);
  }
  const file = {
    kind: "file",
    language: read.language,
    declarations: read.declarations,
    comments: lexed.comments.map(toComment),
    start: 0,
    end: text.length
  };
  attach(file, lexed);
  return { file, problems: problemsOf(text, lexed, reserved2, braces, parser.errors) };
}
function problemsOf(text, { unreadable, grouped, language }, reserved2, { unclosed, unopened }, errors) {
  const problems = [
    ...unreadable.map(({ start, end }) => ({ kind: "unreadable", text: text.slice(start, end), start, end })),
    ...grouped.map(({ start, end }) => ({ kind: "grouped", text: text.slice(start, end), start, end })),
    ...reserved2.map(({ startOffset: start, image }) => ({
      kind: "reserved",
      text: image,
      start,
      end: start + image.length
    })),
    ...unclosed.map(({ startOffset: start }) => ({ kind: "unclosed", start, end: start + 1 })),
    ...unopened.map(({ startOffset: start }) => ({ kind: "unopened", start, end: start + 1 })),
    ...errors.map((error2) => ({
      kind: "misfit",
      ...unpackMisfit(error2.message, language),
      ...place(error2, text.length)
    }))
  ];
  return problems.sort((a, b) => a.start - b.start);
}
function place(error2, length) {
  const { startOffset, image } = error2.token;
  if (!Number.isNaN(startOffset))
    return { start: startOffset, end: startOffset + image.length };
  const before = "previousToken" in error2 ? error2.previousToken : void 0;
  const at = before === void 0 || Number.isNaN(before.startOffset) ? length : before.startOffset + before.image.length;
  return { start: at, end: at };
}
function toComment(token) {
  const kind = token.tokenType === DocComment ? "doc" : token.tokenType === LineComment ? "line" : "block";
  return { kind, start: token.startOffset, end: token.startOffset + token.image.length };
}

// compiler/dist/diagnostics/phrases.js
function inJapanese(phrase) {
  const known = phrases2[phrase];
  if (known !== void 0)
    return known;
  for (const [pattern, translate] of patterns) {
    const match = pattern.exec(phrase);
    if (match !== null)
      return translate(...match.slice(1));
  }
  return phrase;
}
function listInJapanese(list) {
  const parts = list.split(/, | or /).map((part) => phrases2[part] ?? inJapanese(part.replace(/^(?:an?|the) /, "")));
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join("\u3001")}\u307E\u305F\u306F${parts.at(-1)}`;
}
var phrases2 = {
  // ── Kinds of things ──
  product: "\u5546\u54C1",
  document: "\u6587\u66F8",
  choice: "\u5951\u7D04\u306E\u9078\u629E\u9805\u76EE",
  plan: "\u30D7\u30E9\u30F3",
  member: "\u9078\u629E\u80A2",
  option: "\u7279\u7D04",
  unit: "\u5358\u4F4D",
  fact: "\u4E8B\u5B9F",
  trigger: "\u652F\u6255\u4E8B\u7531",
  reading: "\u89E3\u91C8",
  let: "\u8A08\u7B97\u5F0F",
  table: "\u8868",
  column: "\u8868\u306E\u5217",
  premium: "\u4FDD\u967A\u6599\u306E\u8A08\u7B97\u5F0F",
  section: "\u88DC\u511F\u90E8\u5206",
  frame: "\u67A0",
  head: "\u8CBB\u76EE",
  uncovered: "\u652F\u6255\u5BFE\u8C61\u5916\u306E\u640D\u5BB3",
  layer: "\u5C64",
  item: "\u9805\u76EE",
  rule: "\u898F\u5247",
  exclusion: "\u514D\u8CAC\u4E8B\u7531",
  circumstance: "\u514D\u8CAC\u4E8B\u7531",
  "sample contract": "\u5951\u7D04\u4F8B",
  contract: "\u5951\u7D04",
  incident: "\u4E8B\u6545",
  claim: "\u8ACB\u6C42",
  insured: "\u88AB\u4FDD\u967A\u8005",
  loss: "\u640D\u5BB3\u660E\u7D30",
  name: "\u540D\u524D",
  value: "\u5024",
  formula: "\u8A08\u7B97\u5F0F",
  condition: "\u6761\u4EF6",
  scenario: "\u4E8B\u4F8B",
  deductible: "\u514D\u8CAC\u91D1\u984D",
  franchise: "\u30D5\u30E9\u30F3\u30C1\u30E3\u30A4\u30BA",
  limit: "\u652F\u6255\u9650\u5EA6\u984D",
  coinsurance: "\u7E2E\u5C0F\u652F\u6255\u5272\u5408",
  layers: "\u5C64",
  "choice of the contract": "\u5951\u7D04\u306E\u9078\u629E\u9805\u76EE",
  "end of the period": "\u4FDD\u967A\u671F\u9593\u306E\u7AEF",
  "property of the incident": "\u4E8B\u6545\u306E\u5C5E\u6027",
  "kind of loss that is never covered": "\u652F\u6255\u5BFE\u8C61\u5916\u306E\u640D\u5BB3",
  expectation: "\u671F\u5F85\u5024",
  "`later`": "`later`",
  // ── Types and values ──
  "yes or no": "\u306F\u3044\uFF0F\u3044\u3044\u3048\uFF08yes/no\uFF09",
  "`yes` or `no`": "`yes`\u304B`no`",
  "an amount of money": "\u91D1\u984D",
  "an amount": "\u91D1\u984D",
  "an amount that may be `unlimited`": "\u4E0A\u9650\u306A\u3057\uFF08`unlimited`\uFF09\u306B\u306A\u308A\u3046\u308B\u91D1\u984D",
  "a plain amount": "\u4E0A\u9650\u306E\u3042\u308B\u91D1\u984D",
  "a number": "\u6570",
  "a percentage": "\u5272\u5408",
  "a date": "\u65E5\u4ED8",
  "a date with a time": "\u65E5\u6642",
  "an elapsed time": "\u7D4C\u904E\u6642\u9593",
  "a calendar span": "\u66A6\u306E\u671F\u9593",
  "a fraction": "\u7AEF\u6570",
  "a whole number": "\u6574\u6570",
  "a value": "\u5024",
  "an ordered value": "\u5927\u5C0F\u306E\u3042\u308B\u5024",
  "`none`": "`none`",
  // ── What functions take ──
  "two or more values": "\u4E8C\u3064\u4EE5\u4E0A\u306E\u5024",
  "two dates": "\u4E8C\u3064\u306E\u65E5\u4ED8",
  "amounts, numbers or percentages": "\u91D1\u984D\u3001\u6570\u307E\u305F\u306F\u5272\u5408",
  "one head, frame or section": "\u8CBB\u76EE\u3001\u67A0\u307E\u305F\u306F\u88DC\u511F\u90E8\u5206\u3092\u4E00\u3064",
  "heads, frames or sections": "\u8CBB\u76EE\u3001\u67A0\u307E\u305F\u306F\u88DC\u511F\u90E8\u5206",
  "one formula over a unit, such as `location.value`": "\u5358\u4F4D\u3054\u3068\u306E\u8A08\u7B97\u5F0F\u3092\u4E00\u3064\uFF08\u4F8B\uFF1A`location.value`\uFF09",
  // ── What cannot be read, and where ──
  "the day of a loss": "\u640D\u5BB3\u660E\u7D30\u306E\u65E5",
  "the approval of a loss": "\u640D\u5BB3\u660E\u7D30\u306E\u627F\u8A8D",
  "the amount of a loss": "\u640D\u5BB3\u660E\u7D30\u306E\u91D1\u984D",
  "the count of a loss": "\u640D\u5BB3\u660E\u7D30\u306E\u4EF6\u6570",
  "the trigger of a loss": "\u640D\u5BB3\u660E\u7D30\u306E\u652F\u6255\u4E8B\u7531",
  "the item of a loss": "\u640D\u5BB3\u660E\u7D30\u306E\u9805\u76EE",
  "the number of the incident": "\u4E8B\u6545\u306E\u756A\u53F7",
  "`loss( )`": "`loss( )`",
  "`left( )`": "`left( )`",
  "`subject`": "`subject`",
  "`loss`": "`loss`",
  "`deducted`": "`deducted`",
  "in `where`": "`where`\u306E\u4E2D",
  "in `covered when`": "`covered when`\u306E\u4E2D",
  "in a plain value": "\u5024\u3092\u76F4\u63A5\u66F8\u304F\u5834\u6240",
  "in a premium": "\u4FDD\u967A\u6599\u306E\u8A08\u7B97\u5F0F\u306E\u4E2D",
  "in a rule": "\u6761\u4EF6\u306E\u4E2D",
  "a rule of the contract": "\u5951\u7D04\u306E\u898F\u5247",
  "in a rule of the contract": "\u5951\u7D04\u306E\u898F\u5247\u306E\u4E2D",
  "in a scenario": "\u4E8B\u4F8B\u306E\u4E2D",
  "in a table": "\u8868\u306E\u4E2D",
  "in a window": "\u5BFE\u8C61\u671F\u9593\u306E\u4E2D",
  "in an exclusion": "\u514D\u8CAC\u4E8B\u7531\u306E\u4E2D",
  "in a share paid": "\u7E2E\u5C0F\u652F\u6255\u5272\u5408\u306E\u4E2D",
  "in the amount of a computed head": "\u8A08\u7B97\u3067\u6C42\u3081\u308B\u8CBB\u76EE\u306E\u91D1\u984D\u306E\u4E2D",
  "in what an option requires": "\u7279\u7D04\u306E\u4ED8\u5E2F\u6761\u4EF6\u306E\u4E2D",
  "in the guard of `covers`": "`covers`\u306E\u9069\u7528\u6761\u4EF6\u306E\u4E2D",
  // ── Places of the text ──
  "the file": "\u30D5\u30A1\u30A4\u30EB",
  "the product": "\u5546\u54C1",
  "the contract": "\u5951\u7D04",
  "a choice of the contract": "\u5951\u7D04\u306E\u9078\u629E\u9805\u76EE",
  "the grid of options": "\u7279\u7D04\u306E\u4E00\u89A7\u8868",
  "the facts": "\u4E8B\u5B9F\u306E\u4E00\u89A7",
  "a fact": "\u4E8B\u5B9F",
  "the triggers": "\u652F\u6255\u4E8B\u7531\u306E\u4E00\u89A7",
  "a trigger": "\u652F\u6255\u4E8B\u7531",
  "the block of a section, frame or head": "\u88DC\u511F\u90E8\u5206\u30FB\u67A0\u30FB\u8CBB\u76EE\u306E\u4E2D",
  "a section or frame": "\u88DC\u511F\u90E8\u5206\u307E\u305F\u306F\u67A0",
  "a head": "\u8CBB\u76EE",
  "a term": "\u652F\u6255\u6761\u4EF6",
  "a basis": "\u5358\u4F4D\uFF081\u4E8B\u6545\u306B\u3064\u304D\u7B49\uFF09",
  "a ranking": "\u9806\u4F4D",
  "a window": "\u5BFE\u8C61\u671F\u9593",
  "a rule": "\u6761\u4EF6",
  "`covers`": "`covers`",
  "`covered`": "`covered`",
  "`for`": "`for`",
  "`where`": "`where`",
  ranking: "\u9806\u4F4D\u306E\u6307\u5B9A",
  "the exclusions": "\u514D\u8CAC\u4E8B\u7531\u306E\u4E00\u89A7",
  "the header of a block of exclusions": "\u514D\u8CAC\u4E8B\u7531\u306E\u307E\u3068\u307E\u308A\u306E\u898B\u51FA\u3057",
  "an exclusion": "\u514D\u8CAC\u4E8B\u7531",
  "a table": "\u8868",
  "a row of a table": "\u8868\u306E\u884C",
  "a scenario": "\u4E8B\u4F8B",
  "a loss": "\u640D\u5BB3\u660E\u7D30",
  "an expectation": "\u671F\u5F85\u5024",
  "a block of facts": "\u4E8B\u5B9F\u306E\u307E\u3068\u307E\u308A",
  "an expression": "\u5F0F",
  "a section": "\u88DC\u511F\u90E8\u5206",
  "a frame": "\u67A0",
  "a name": "\u540D\u524D",
  "a text in quotes": "\u5F15\u7528\u7B26\u3067\u56F2\u3093\u3060\u6587\u5B57\u5217",
  "\u25CB, \u25CE or \xD7": "\u25CB\u3001\u25CE\u307E\u305F\u306F\xD7",
  // ── Parts of a product ──
  "the edition": "\u8CA9\u58F2\u958B\u59CB\u65E5\uFF08`edition`\uFF09",
  "the currency": "\u901A\u8CA8\uFF08`currency`\uFF09",
  "this rule": "\u3053\u306E\u898F\u5247",
  keys: "\u898B\u51FA\u3057",
  values: "\u5024",
  approval: "\u627F\u8A8D",
  day: "\u65E5\u4ED8"
};
var problemsInJapanese = {
  shape: "\u5F62\u5F0F\u304C\u9055\u3044\u307E\u3059",
  missing: "\u5FC5\u8981\u306A\u5024\u304C\u3042\u308A\u307E\u305B\u3093",
  "unknown-name": "\u5BA3\u8A00\u3055\u308C\u3066\u3044\u306A\u3044\u540D\u524D\u3067\u3059",
  range: "\u7BC4\u56F2\u5916\u306E\u5024\u3067\u3059",
  amount: "\u91D1\u984D\u3068\u3057\u3066\u4F7F\u3048\u306A\u3044\u5024\u3067\u3059",
  date: "\u5B58\u5728\u3057\u306A\u3044\u65E5\u4ED8\u3067\u3059",
  "not-available": "\u3053\u306E\u5951\u7D04\u306B\u306F\u3042\u308A\u307E\u305B\u3093",
  duplicate: "\u540C\u3058ID\u304C\u91CD\u8907\u3057\u3066\u3044\u307E\u3059",
  reference: "\u4E00\u89A7\u306B\u306A\u3044\u3082\u306E\u3092\u6307\u3057\u3066\u3044\u307E\u3059",
  unit: "\u5358\u4F4D\u306E\u6307\u5B9A\u304C\u5408\u3044\u307E\u305B\u3093",
  rule: "\u5951\u7D04\u306E\u898F\u5247\u306B\u53CD\u3057\u307E\u3059",
  ledger: "\u53F0\u5E33\u3068\u5408\u3044\u307E\u305B\u3093",
  "not-restated": "\u65E2\u6255\u306E\u660E\u7D30\u304C\u518D\u63B2\u3055\u308C\u3066\u3044\u307E\u305B\u3093"
};
var patterns = [
  [/^one of (`.*`)$/, (members) => `${members.replaceAll(", ", "\u3001")}\u306E\u3044\u305A\u308C\u304B`],
  [/^any of (`.*`)$/, (members) => `${members.replaceAll(", ", "\u3001")}\u306E\u7D44\u5408\u305B`],
  [/^the fact of (\w+) (`.*`)$/, (of, name) => `${inJapanese(of)}\u306E\u4E8B\u5B9F${name}`],
  [/^the circumstance (`.*`)$/, (name) => `\u514D\u8CAC\u4E8B\u7531${name}\u306E\u8A72\u5426`],
  [/^(?:a )?fact of (`.*`|\w+)$/, (of) => `${inJapanese(of)}\u306E\u4E8B\u5B9F`],
  [/^(.*), which (`.*`) reads,$/, (what, name) => `${name}\u304C\u53C2\u7167\u3059\u308B${inJapanese(what)}`],
  [/^in the guard of (.*)$/, (what) => `${listInJapanese(what)}\u306E\u9069\u7528\u6761\u4EF6\u306E\u4E2D`],
  [
    /^in the amount of a (\w+) per (.*)$/,
    (term, basis) => `${inJapanese(term)}\uFF08${basisInJapanese(basis)}\uFF09\u306E\u91D1\u984D\u306E\u4E2D`
  ],
  [
    /^a unit of which the contract has a schedule: add (`.*`)$/,
    (fix) => `\u5951\u7D04\u306B\u660E\u7D30\u306E\u3042\u308B\u5358\u4F4D\uFF08${fix}\u3092\u52A0\u3048\u3066\u304F\u3060\u3055\u3044\uFF09`
  ],
  [/^a date such as (`.*`)$/, (example) => `\u65E5\u4ED8\uFF08\u4F8B\uFF1A${example}\uFF09`],
  [/^(`[^`]*` is declared) here$/, (what) => `${what.replace(" is declared", "")}\u306E\u5BA3\u8A00`],
  [/^(`[^`]*`) (?:stands|is written) here$/, (what) => `${what}\u306F\u3053\u3053\u306B\u3042\u308A\u307E\u3059`],
  [/^Change to (`.*`)$/, (name) => `${name}\u306B\u5909\u66F4`],
  [/^(?:an?|the) (.*)$/, (what) => listInJapanese(what)],
  [/^(.*(?:, | or ).*)$/, (list) => listInJapanese(list)]
];
function basisInJapanese(basis) {
  switch (basis) {
    case "claim":
      return "1\u8ACB\u6C42\u306B\u3064\u304D";
    case "incident":
      return "1\u4E8B\u6545\u306B\u3064\u304D";
    case "period":
      return "\u4FDD\u967A\u671F\u9593\u4E2D";
    default: {
      const unit = /^(.*) per period$/.exec(basis)?.[1];
      return unit === void 0 ? `${basis}\u3054\u3068` : `\u4FDD\u967A\u671F\u9593\u4E2D${unit}\u3054\u3068`;
    }
  }
}

// compiler/dist/diagnostics/catalog.js
var entry = (severity) => (text, help) => ({ severity, text, ...help && { help } });
var error = entry("error");
var warning = entry("warning");
var lint = entry("information");
var quoted = (name) => `\`${name}\``;
var joined = (names, last3) => names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last3} ${names.at(-1)}`;
var allQuoted = (names) => joined(names.map(quoted), "and");
var inRow = (names) => names.map(quoted).join("\u3001");
var didYouMean = {
  en: ({ nearest }) => nearest && `did you mean ${quoted(nearest)}?`,
  ja: ({ nearest }) => nearest && `${quoted(nearest)}\u3067\u306F\u3042\u308A\u307E\u305B\u3093\u304B`
};
var boundInEnglish = ({ value, least, most }) => {
  if (least !== void 0 && least === most)
    return `${quoted(value)} is always ${least}`;
  const ends2 = [
    ...least === void 0 ? [] : [`at least ${least}`],
    ...most === void 0 ? [] : [`at most ${most}`]
  ];
  return `${quoted(value)} is ${ends2.join(" and ")}`;
};
var boundInJapanese = ({ value, least, most }) => {
  if (least !== void 0 && least === most)
    return `${quoted(value)}\u306F\u5E38\u306B${least}\u3067\u3059`;
  const ends2 = [...least === void 0 ? [] : [`${least}\u4EE5\u4E0A`], ...most === void 0 ? [] : [`${most}\u4EE5\u4E0B`]];
  return `${quoted(value)}\u306F${ends2.join("\u3001")}\u3067\u3059`;
};
var catalog = {
  // ── Syntax ──
  "syntax/unexpected": error({
    en: ({ found, expected, where }) => {
      const what = found === void 0 ? "the file ends here" : `${quoted(found)} cannot stand here`;
      const place2 = where === void 0 ? "" : ` (in ${where})`;
      return expected.length === 0 ? `${what}${place2}` : `${what}${place2}: expected ${joined(expected, "or")}`;
    },
    ja: ({ found, expected, where }) => {
      const what = found === void 0 ? "\u3053\u3053\u3067\u30D5\u30A1\u30A4\u30EB\u304C\u7D42\u308F\u3063\u3066\u3044\u307E\u3059" : `\u3053\u3053\u306B${quoted(found)}\u306F\u7F6E\u3051\u307E\u305B\u3093`;
      const place2 = where === void 0 ? "" : `\uFF08${inJapanese(where)}\uFF09`;
      const wanted = [...new Set(expected.map(inJapanese))].join("\u3001");
      return expected.length === 0 ? `${what}${place2}` : `${what}${place2}\uFF1A${wanted}${expected.length > 1 ? "\u306E\u3044\u305A\u308C\u304B" : ""}\u304C\u5FC5\u8981\u3067\u3059`;
    }
  }),
  "syntax/unclosed": error({ en: () => "this block is never closed", ja: () => "\u3053\u306E\u307E\u3068\u307E\u308A\u304C\u9589\u3058\u3089\u308C\u3066\u3044\u307E\u305B\u3093" }, { en: () => "add `}` where it ends", ja: () => "\u7D42\u308F\u308A\u306B`}`\u3092\u52A0\u3048\u3066\u304F\u3060\u3055\u3044" }),
  "syntax/unopened": error({
    en: () => "this brace closes a block that was never opened",
    ja: () => "\u3053\u306E\u9589\u3058\u62EC\u5F27\u306B\u5BFE\u5FDC\u3059\u308B\u958B\u304D\u62EC\u5F27\u304C\u3042\u308A\u307E\u305B\u3093"
  }, { en: () => "add `{` where the block begins", ja: () => "\u307E\u3068\u307E\u308A\u306E\u59CB\u307E\u308A\u306B`{`\u3092\u52A0\u3048\u3066\u304F\u3060\u3055\u3044" }),
  "syntax/grouped-number": error({
    en: ({ text }) => `a number has no commas: ${quoted(text)}`,
    ja: ({ text }) => `\u6570\u306B\u30AB\u30F3\u30DE\u306F\u4F7F\u3048\u307E\u305B\u3093: ${quoted(text)}`
  }, {
    en: ({ plain }) => `write ${quoted(plain)}; commas stand only before \u5186, \u4E07 and \u5104`,
    ja: ({ plain }) => `${quoted(plain)}\u3068\u66F8\u3044\u3066\u304F\u3060\u3055\u3044\u3002\u30AB\u30F3\u30DE\u306F\u5186\u30FB\u4E07\u30FB\u5104\u306E\u524D\u3067\u3060\u3051\u4F7F\u3048\u307E\u3059`
  }),
  "syntax/reserved-name": error({
    en: ({ name }) => `${quoted(name)} is a word of the language and no name`,
    ja: ({ name }) => `${quoted(name)}\u306F\u8A00\u8A9E\u306E\u4E88\u7D04\u8A9E\u3067\u3042\u308A\u3001\u540D\u524D\u306B\u4F7F\u3048\u307E\u305B\u3093`
  }, {
    en: () => "choose another name, or write it between backticks",
    ja: () => "\u5225\u306E\u540D\u524D\u306B\u3059\u308B\u304B\u3001\u30D0\u30C3\u30AF\u30AF\u30A9\u30FC\u30C8\u3067\u56F2\u3093\u3067\u304F\u3060\u3055\u3044"
  }),
  "syntax/unreadable": error({
    en: ({ text }) => `${quoted(text)} means nothing here`,
    ja: ({ text }) => `${quoted(text)}\u306F\u8AAD\u307F\u53D6\u308C\u307E\u305B\u3093`
  }),
  // ── Names ──
  "name/unknown": error({
    en: ({ what, name }) => `unknown ${what} ${quoted(name)}`,
    ja: ({ what, name }) => `${quoted(name)}\u3068\u3044\u3046${inJapanese(what)}\u306F\u3042\u308A\u307E\u305B\u3093`
  }, didYouMean),
  "name/duplicate": error({
    en: ({ name, kind }) => `${quoted(name)} is already the name of a ${kind}`,
    ja: ({ name, kind }) => `${quoted(name)}\u306F\u3059\u3067\u306B${inJapanese(kind)}\u306E\u540D\u524D\u3067\u3059`
  }, {
    en: () => "names are unique in a product: choose another one",
    ja: () => "\u540D\u524D\u306F\u5546\u54C1\u306E\u4E2D\u3067\u4E00\u3064\u3060\u3051\u3067\u3059\u3002\u5225\u306E\u540D\u524D\u306B\u3057\u3066\u304F\u3060\u3055\u3044"
  }),
  "name/wrong-kind": error({
    en: ({ name, kind, wanted }) => `${quoted(name)} is a ${kind}; ${wanted} is needed here`,
    ja: ({ name, kind, wanted }) => `${quoted(name)}\u306F${inJapanese(kind)}\u3067\u3059\u3002\u3053\u3053\u306B\u306F${inJapanese(wanted)}\u304C\u5FC5\u8981\u3067\u3059`
  }),
  "name/built-in": error({
    en: ({ name }) => `${quoted(name)} is built into the language`,
    ja: ({ name }) => `${quoted(name)}\u306F\u8A00\u8A9E\u306B\u7D44\u307F\u8FBC\u307E\u308C\u305F\u540D\u524D\u3067\u3059`
  }, { en: () => "choose another name", ja: () => "\u5225\u306E\u540D\u524D\u306B\u3057\u3066\u304F\u3060\u3055\u3044" }),
  // ── Product ──
  "product/no-edition": error({
    en: ({ name }) => `the product ${quoted(name)} has no edition`,
    ja: ({ name }) => `\u5546\u54C1${quoted(name)}\u306B\u8CA9\u58F2\u958B\u59CB\u65E5\uFF08edition\uFF09\u304C\u3042\u308A\u307E\u305B\u3093`
  }, {
    en: () => "say from when it is sold: `edition 2026-04-01`",
    ja: () => "\u3044\u3064\u304B\u3089\u8CA9\u58F2\u3059\u308B\u304B\u3092\u66F8\u3044\u3066\u304F\u3060\u3055\u3044\uFF1A`edition 2026-04-01`"
  }),
  "product/repeated": error({
    en: ({ what }) => `${what} is stated twice`,
    ja: ({ what }) => `${inJapanese(what)}\u304C\u4E8C\u5EA6\u66F8\u304B\u308C\u3066\u3044\u307E\u3059`
  }),
  "product/rounding": error({
    en: ({ name }) => `unknown rounding ${quoted(name)}`,
    ja: ({ name }) => `\u7AEF\u6570\u51E6\u7406\u306B${quoted(name)}\u306F\u3042\u308A\u307E\u305B\u3093`
  }, {
    en: () => "`down`, `up` or `half_up`",
    ja: () => "`down`\uFF08\u5207\u6368\u3066\uFF09\u3001`up`\uFF08\u5207\u4E0A\u3052\uFF09\u3001`half_up`\uFF08\u56DB\u6368\u4E94\u5165\uFF09\u306E\u3044\u305A\u308C\u304B\u3067\u3059"
  }),
  "product/currency": error({ en: ({ code }) => `unknown currency ${quoted(code)}`, ja: ({ code }) => `\u901A\u8CA8\u306B${quoted(code)}\u306F\u3042\u308A\u307E\u305B\u3093` }, {
    en: () => "a code of ISO 4217, such as `JPY`, `USD` or `EUR`",
    ja: () => "`JPY`\u3001`USD`\u3001`EUR`\u306A\u3069ISO 4217\u306E\u901A\u8CA8\u30B3\u30FC\u30C9\u3092\u66F8\u3044\u3066\u304F\u3060\u3055\u3044"
  }),
  "product/no-heads": error({
    en: ({ name }) => `the product ${quoted(name)} has no head: it can never pay`,
    ja: ({ name }) => `\u5546\u54C1${quoted(name)}\u306B\u8CBB\u76EE\u304C\u306A\u304F\u3001\u4F55\u3082\u652F\u6255\u3048\u307E\u305B\u3093`
  }, {
    en: () => "declare a `section` with a `head`",
    ja: () => "`head`\uFF08\u8CBB\u76EE\uFF09\u306E\u3042\u308B`section`\uFF08\u88DC\u511F\u90E8\u5206\uFF09\u3092\u66F8\u3044\u3066\u304F\u3060\u3055\u3044"
  }),
  "product/no-triggers": error({
    en: ({ name }) => `the product ${quoted(name)} has no trigger: nothing can happen to it`,
    ja: ({ name }) => `\u5546\u54C1${quoted(name)}\u306B\u652F\u6255\u4E8B\u7531\u304C\u3042\u308A\u307E\u305B\u3093`
  }, {
    en: () => "declare what has to happen: `triggers { \u2026 }`",
    ja: () => "\u4F55\u304C\u8D77\u304D\u305F\u3068\u304D\u306B\u652F\u6255\u3046\u304B\u3092\u66F8\u3044\u3066\u304F\u3060\u3055\u3044\uFF1A`triggers { \u2026 }`"
  }),
  // ── Types and expressions ──
  "type/mismatch": error({
    en: ({ found, wanted }) => `this is ${found}; ${wanted} is needed here`,
    ja: ({ found, wanted }) => `\u3053\u308C\u306F${inJapanese(found)}\u3067\u3059\u3002\u3053\u3053\u306B\u306F${inJapanese(wanted)}\u304C\u5FC5\u8981\u3067\u3059`
  }),
  "type/operands": error({
    en: ({ operator, left, right }) => `${quoted(operator)} does not join ${left} and ${right}`,
    ja: ({ operator, left, right }) => `${quoted(operator)}\u306F${inJapanese(left)}\u3068${inJapanese(right)}\u306E\u9593\u3067\u306F\u4F7F\u3048\u307E\u305B\u3093`
  }),
  "type/branches": error({
    en: ({ left, right }) => `one branch is ${left}, the other ${right}`,
    ja: ({ left, right }) => `\u4E00\u65B9\u306F${inJapanese(left)}\u3001\u4ED6\u65B9\u306F${inJapanese(right)}\u3067\u3001\u7A2E\u985E\u304C\u63C3\u3063\u3066\u3044\u307E\u305B\u3093`
  }),
  "type/not-literal": error({
    en: () => "a plain value is needed here",
    ja: () => "\u3053\u3053\u306B\u306F\u5024\u3092\u76F4\u63A5\u66F8\u3044\u3066\u304F\u3060\u3055\u3044"
  }),
  "type/time-units": error({
    en: () => "days, weeks, months and years do not mix with each other, nor with hours, minutes and seconds",
    ja: () => "\u65E5\u30FB\u9031\u30FB\u6708\u30FB\u5E74\u306F\u4E92\u3044\u306B\u3001\u307E\u305F\u6642\u30FB\u5206\u30FB\u79D2\u3068\u3082\u6DF7\u305C\u3089\u308C\u307E\u305B\u3093"
  }, {
    en: () => "a calendar span has one unit (`180 days`), elapsed time has hours, minutes and seconds",
    ja: () => "\u66A6\u306E\u671F\u9593\u306E\u5358\u4F4D\u306F\u4E00\u3064\uFF08`180 days`\uFF09\u3001\u7D4C\u904E\u6642\u9593\u306F\u6642\u30FB\u5206\u30FB\u79D2\u3067\u66F8\u304D\u307E\u3059"
  }),
  "expression/function": error({ en: ({ name }) => `unknown function ${quoted(name)}`, ja: ({ name }) => `${quoted(name)}\u3068\u3044\u3046\u95A2\u6570\u306F\u3042\u308A\u307E\u305B\u3093` }, didYouMean),
  "expression/arguments": error({
    en: ({ name, wanted }) => `${quoted(name)} takes ${wanted}`,
    ja: ({ name, wanted }) => `${quoted(name)}\u306B\u6E21\u3059\u306E\u306F${inJapanese(wanted)}\u3067\u3059`
  }),
  "expression/not-here": error({
    en: ({ what, place: place2 }) => `${what} cannot be read ${place2}`,
    ja: ({ what, place: place2 }) => `${inJapanese(what)}\u306F\u3001${inJapanese(place2)}\u3067\u306F\u53C2\u7167\u3067\u304D\u307E\u305B\u3093`
  }),
  "expression/left-unwritten": error({
    en: ({ name }) => `${quoted(name)} is written later: what is left of it is not known here`,
    ja: ({ name }) => `${quoted(name)}\u306F\u5F8C\u306B\u66F8\u304B\u308C\u3066\u3044\u308B\u305F\u3081\u3001\u3053\u3053\u3067\u306F\u305D\u306E\u6B8B\u984D\u304C\u6C7A\u307E\u3063\u3066\u3044\u307E\u305B\u3093`
  }),
  "expression/span-direction": error({
    en: () => "a window needs a span after or before a date",
    ja: () => "\u671F\u9593\u306B\u306F\u3001\u3042\u308B\u65E5\u306E\u5F8C\u307E\u305F\u306F\u524D\u3068\u3044\u3046\u8D77\u70B9\u304C\u5FC5\u8981\u3067\u3059"
  }, {
    en: () => "for example `within 30 days after discovered`",
    ja: () => "\u4F8B\uFF1A`within 30 days after discovered`\uFF08\u767A\u898B\u5F8C30\u65E5\u4EE5\u5185\uFF09"
  }),
  "expression/cycle": error({
    en: ({ name }) => `${quoted(name)} depends on itself`,
    ja: ({ name }) => `${quoted(name)}\u304C\u81EA\u5206\u81EA\u8EAB\u306B\u4F9D\u5B58\u3057\u3066\u3044\u307E\u3059`
  }),
  "expression/no-schedule": error({
    en: ({ unit, fact }) => `${quoted(`${unit}.${fact}`)} can never be known: the contract has no schedule of ${quoted(unit)}`,
    ja: ({ unit, fact }) => `\u5951\u7D04\u306B${quoted(unit)}\u306E\u660E\u7D30\u304C\u306A\u3044\u305F\u3081\u3001${quoted(`${unit}.${fact}`)}\u306F\u6C7A\u3057\u3066\u5224\u660E\u3057\u307E\u305B\u3093`
  }, {
    en: ({ unit }) => `add \`schedule ${unit}\` to the contract`,
    ja: ({ unit }) => `\u5951\u7D04\u306B\`schedule ${unit}\`\u3092\u52A0\u3048\u3066\u304F\u3060\u3055\u3044`
  }),
  "expression/division-by-zero": error({ en: () => "division by zero", ja: () => "0\u3067\u5272\u3063\u3066\u3044\u307E\u3059" }),
  "date/invalid": error({
    en: ({ date }) => `there is no date ${quoted(date)}`,
    ja: ({ date }) => `${quoted(date)}\u3068\u3044\u3046\u65E5\u4ED8\u306F\u5B58\u5728\u3057\u307E\u305B\u3093`
  }),
  // ── Contract ──
  "choice/guard": error({
    en: ({ name }) => `${quoted(name)} does not exist under every contract that comes here`,
    ja: ({ name }) => `${quoted(name)}\u306F\u3001\u3053\u3053\u306B\u81F3\u308B\u3059\u3079\u3066\u306E\u5951\u7D04\u306B\u3042\u308B\u3068\u306F\u9650\u308A\u307E\u305B\u3093`
  }, {
    en: ({ name }) => `read it under a condition that implies the guard of ${quoted(name)}`,
    ja: ({ name }) => `${quoted(name)}\u304C\u3042\u308B\u5951\u7D04\u306B\u9650\u308B\u6761\u4EF6\uFF08when \u3084 if\uFF09\u306E\u4E0B\u3067\u53C2\u7167\u3057\u3066\u304F\u3060\u3055\u3044`
  }),
  "choice/never": warning({
    en: ({ name }) => `${quoted(name)} exists under no contract: its condition never holds`,
    ja: ({ name }) => `${quoted(name)}\u306F\u3069\u306E\u5951\u7D04\u306B\u3082\u3042\u308A\u307E\u305B\u3093\u3002\u6761\u4EF6\u304C\u6210\u308A\u7ACB\u3064\u3053\u3068\u304C\u306A\u3044\u305F\u3081\u3067\u3059`
  }),
  "choice/unused": warning({
    en: ({ name }) => `${quoted(name)} is never read: what is chosen changes nothing`,
    ja: ({ name }) => `\u5951\u7D04\u306E\u9078\u629E\u9805\u76EE${quoted(name)}\u306F\u3069\u3053\u304B\u3089\u3082\u53C2\u7167\u3055\u308C\u305A\u3001\u4F55\u3092\u9078\u3093\u3067\u3082\u7D50\u679C\u304C\u5909\u308F\u308A\u307E\u305B\u3093`
  }),
  "range/empty": error({
    en: ({ min, max }) => `no value lies between ${min} and ${max}`,
    ja: ({ min, max }) => `${min}\u304B\u3089${max}\u307E\u3067\u306E\u9593\u306B\u5024\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  "range/default": error({
    en: ({ value }) => `the default ${value} is outside the range`,
    ja: ({ value }) => `\u65E2\u5B9A\u5024${value}\u304C\u7BC4\u56F2\u306E\u5916\u3067\u3059`
  }),
  "range/repeated": warning({
    en: ({ value }) => `${value} stands twice among the allowed values`,
    ja: ({ value }) => `\u9078\u3079\u308B\u5024\u306E\u4E2D\u306B${value}\u304C\u4E8C\u5EA6\u3042\u308A\u307E\u3059`
  }),
  "option/marks": error({
    en: ({ name, wanted, found }) => `${quoted(name)} has ${found} marks for ${wanted} plans`,
    ja: ({ name, wanted, found }) => `${quoted(name)}\u306E\u5370\u306F${found}\u500B\u3067\u3059\u304C\u3001\u30D7\u30E9\u30F3\u306F${wanted}\u500B\u3067\u3059`
  }, { en: () => "one \u25CB, \u25CE or \xD7 for each plan", ja: () => "\u30D7\u30E9\u30F3\u3054\u3068\u306B\u25CB\u3001\u25CE\u3001\xD7\u306E\u3044\u305A\u308C\u304B\u3092\u4E00\u3064\u66F8\u3044\u3066\u304F\u3060\u3055\u3044" }),
  "option/never": warning({
    en: ({ name }) => `${quoted(name)} is available under no plan`,
    ja: ({ name }) => `\u7279\u7D04${quoted(name)}\u3092\u4ED8\u3051\u3089\u308C\u308B\u30D7\u30E9\u30F3\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  "option/impossible": warning({
    en: ({ name }) => `no contract can have the option ${quoted(name)}: what it requires contradicts what else holds`,
    ja: ({ name }) => `\u7279\u7D04${quoted(name)}\u306F\u3069\u306E\u5951\u7D04\u306B\u3082\u4ED8\u3051\u3089\u308C\u307E\u305B\u3093\u3002\u4ED8\u5E2F\u306E\u6761\u4EF6\u304C\u4ED6\u306E\u5B9A\u3081\u3068\u77DB\u76FE\u3057\u3066\u3044\u307E\u3059`
  }),
  "option/mark-impossible": warning({
    en: ({ name, plan }) => `${quoted(name)} is marked as available under ${quoted(plan)}, but cannot be chosen there`,
    ja: ({ name, plan }) => `\u7279\u7D04${quoted(name)}\u306F\u30D7\u30E9\u30F3${quoted(plan)}\u3067\u4ED8\u3051\u3089\u308C\u308B\u5370\u3067\u3059\u304C\u3001\u5B9F\u969B\u306B\u306F\u4ED8\u3051\u3089\u308C\u307E\u305B\u3093`
  }, {
    en: () => "mark it \xD7 there, or change what it requires",
    ja: () => "\u305D\u306E\u30D7\u30E9\u30F3\u3092\xD7\u306B\u3059\u308B\u304B\u3001\u4ED8\u5E2F\u306E\u6761\u4EF6\u3092\u898B\u76F4\u3057\u3066\u304F\u3060\u3055\u3044"
  }),
  "option/unused": warning({
    en: ({ name }) => `the option ${quoted(name)} is never read: choosing it changes nothing`,
    ja: ({ name }) => `\u7279\u7D04${quoted(name)}\u306F\u3069\u3053\u304B\u3089\u3082\u53C2\u7167\u3055\u308C\u305A\u3001\u4ED8\u3051\u3066\u3082\u7D50\u679C\u304C\u5909\u308F\u308A\u307E\u305B\u3093`
  }),
  "contract/impossible": error({
    en: ({ name }) => `no contract can fulfil ${name}`,
    ja: ({ name }) => `${inJapanese(name)}\u3092\u6E80\u305F\u3059\u5951\u7D04\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  "contract/contradiction": error({
    en: ({ others }) => others === 0 ? "no contract can fulfil this rule: the ranges of its choices leave no room for it" : "no contract can fulfil this rule together with the others",
    ja: ({ others }) => others === 0 ? "\u3053\u306E\u898F\u5247\u3092\u6E80\u305F\u3059\u5951\u7D04\u304C\u3042\u308A\u307E\u305B\u3093\u3002\u9078\u629E\u9805\u76EE\u306E\u7BC4\u56F2\u3068\u4E21\u7ACB\u3057\u307E\u305B\u3093" : "\u3053\u306E\u898F\u5247\u3092\u4ED6\u306E\u898F\u5247\u3068\u3068\u3082\u306B\u6E80\u305F\u3059\u5951\u7D04\u304C\u3042\u308A\u307E\u305B\u3093"
  }),
  "contract/plan-impossible": warning({
    en: ({ plan }) => `no contract of the plan ${quoted(plan)} fulfils the rules`,
    ja: ({ plan }) => `\u30D7\u30E9\u30F3${quoted(plan)}\u3067\u898F\u5247\u3092\u6E80\u305F\u3059\u5951\u7D04\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  "contract/rule-idle": warning({
    en: () => "every contract fulfils this rule already: the ranges leave no other",
    ja: () => "\u3053\u306E\u898F\u5247\u306F\u3001\u9078\u629E\u9805\u76EE\u306E\u7BC4\u56F2\u3060\u3051\u3067\u3059\u3079\u3066\u306E\u5951\u7D04\u304C\u6E80\u305F\u3057\u3066\u304A\u308A\u3001\u50CD\u304F\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093"
  }),
  // ── Facts, units, formulas, documents ──
  "fact/unused": warning({
    en: ({ name }) => `the fact ${quoted(name)} is never read`,
    ja: ({ name }) => `\u4E8B\u5B9F${quoted(name)}\u306F\u3069\u3053\u304B\u3089\u3082\u53C2\u7167\u3055\u308C\u3066\u3044\u307E\u305B\u3093`
  }),
  "unit/unused": warning({
    en: ({ name }) => `nothing is counted per ${quoted(name)}, and no fact of it is read`,
    ja: ({ name }) => `\u5358\u4F4D${quoted(name)}\u3054\u3068\u306B\u6570\u3048\u308B\u3082\u306E\u304C\u306A\u304F\u3001\u305D\u306E\u4E8B\u5B9F\u3082\u53C2\u7167\u3055\u308C\u3066\u3044\u307E\u305B\u3093`
  }),
  "let/unused": warning({
    en: ({ name }) => `the formula ${quoted(name)} is never used`,
    ja: ({ name }) => `\u8A08\u7B97\u5F0F${quoted(name)}\u306F\u3069\u3053\u304B\u3089\u3082\u4F7F\u308F\u308C\u3066\u3044\u307E\u305B\u3093`
  }),
  "document/unused": warning({
    en: ({ name }) => `nothing refers to the document ${quoted(name)}`,
    ja: ({ name }) => `\u6587\u66F8${quoted(name)}\u3092\u5F15\u7528\u3057\u3066\u3044\u308B\u7B87\u6240\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  "document/unknown": error({
    en: ({ name }) => `no document is declared as ${quoted(name)}`,
    ja: ({ name }) => `${quoted(name)}\u3068\u3044\u3046\u6587\u66F8\u306F\u5BA3\u8A00\u3055\u308C\u3066\u3044\u307E\u305B\u3093`
  }, {
    en: ({ nearest }) => nearest === void 0 ? 'declare it: `document brochure "\u2026"`' : `did you mean ${quoted(nearest)}?`,
    ja: ({ nearest }) => nearest === void 0 ? '\u5BA3\u8A00\u3057\u3066\u304F\u3060\u3055\u3044\uFF1A`document brochure "\u2026"`' : `${quoted(nearest)}\u3067\u306F\u3042\u308A\u307E\u305B\u3093\u304B`
  }),
  // ── Conditions ──
  "condition/always": warning({
    en: ({ text }) => `${quoted(text)} always holds here`,
    ja: ({ text }) => `${quoted(text)}\u306F\u3053\u3053\u3067\u306F\u5E38\u306B\u6210\u308A\u7ACB\u3061\u307E\u3059`
  }),
  "condition/never": warning({
    en: ({ text }) => `${quoted(text)} never holds here`,
    ja: ({ text }) => `${quoted(text)}\u306F\u3053\u3053\u3067\u306F\u6210\u308A\u7ACB\u3064\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  "condition/comparison": warning({
    en: ({ text, holds, bound }) => `${quoted(text)} ${holds ? "always" : "never"} holds${bound === void 0 ? "" : `: ${boundInEnglish(bound)}`}`,
    ja: ({ text, holds, bound }) => `${quoted(text)}\u306F${holds ? "\u5E38\u306B\u6210\u308A\u7ACB\u3061\u307E\u3059" : "\u6210\u308A\u7ACB\u3064\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093"}${bound === void 0 ? "" : `\u3002${boundInJapanese(bound)}`}`
  }),
  "condition/all-members": warning({
    en: ({ text, holds }) => `${quoted(text)} names every member, so it ${holds ? "always" : "never"} holds`,
    ja: ({ text, holds }) => `${quoted(text)}\u306F\u3059\u3079\u3066\u306E\u9078\u629E\u80A2\u3092\u6319\u3052\u3066\u3044\u308B\u305F\u3081\u3001${holds ? "\u5E38\u306B\u6210\u308A\u7ACB\u3061\u307E\u3059" : "\u6210\u308A\u7ACB\u3064\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093"}`
  }),
  "condition/same-branches": warning({
    en: () => "both branches are the same: the condition decides nothing",
    ja: () => "\u3069\u3061\u3089\u306E\u5834\u5408\u3082\u540C\u3058\u5024\u3067\u3001\u6761\u4EF6\u306B\u610F\u5473\u304C\u3042\u308A\u307E\u305B\u3093"
  }),
  "condition/never-impossible": warning({
    en: ({ name }) => `${quoted(name)} cannot be \`never\``,
    ja: ({ name }) => `${quoted(name)}\u304C\`never\`\uFF08\u8D77\u304D\u306A\u304B\u3063\u305F\uFF09\u306B\u306A\u308B\u3053\u3068\u306F\u3042\u308A\u307E\u305B\u3093`
  }, {
    en: () => "a date that may not have happened is declared `date or never`",
    ja: () => "\u8D77\u304D\u306A\u3044\u3053\u3068\u306E\u3042\u308B\u65E5\u306F`date or never`\u3068\u5BA3\u8A00\u3057\u307E\u3059"
  }),
  // ── Triggers, cover, rules ──
  "trigger/cycle": error({
    en: ({ name }) => `the exceptions of ${quoted(name)} lead back to itself`,
    ja: ({ name }) => `${quoted(name)}\u306E\u9664\u5916\uFF08except\uFF09\u304C\u81EA\u5206\u81EA\u8EAB\u306B\u623B\u3063\u3066\u3044\u307E\u3059`
  }),
  "trigger/except-nothing": warning({
    en: ({ name }) => `no trigger stands above ${quoted(name)}: \`except all above\` removes nothing`,
    ja: ({ name }) => `${quoted(name)}\u306E\u4E0A\u306B\u652F\u6255\u4E8B\u7531\u304C\u306A\u304F\u3001\`except all above\`\u306F\u4F55\u3082\u9664\u304D\u307E\u305B\u3093`
  }),
  "trigger/except-twice": warning({
    en: ({ name }) => `${quoted(name)} is excepted twice`,
    ja: ({ name }) => `${quoted(name)}\u304C\u4E8C\u5EA6\u9664\u304B\u308C\u3066\u3044\u307E\u3059`
  }),
  "trigger/never": warning({
    en: ({ name }) => `the trigger ${quoted(name)} exists under no contract: its condition never holds`,
    ja: ({ name }) => `\u652F\u6255\u4E8B\u7531${quoted(name)}\u306F\u3069\u306E\u5951\u7D04\u306B\u3082\u3042\u308A\u307E\u305B\u3093\u3002\u6761\u4EF6\u304C\u6210\u308A\u7ACB\u3064\u3053\u3068\u304C\u306A\u3044\u305F\u3081\u3067\u3059`
  }),
  "cover/none": error({
    en: ({ name }) => `nothing opens ${quoted(name)}`,
    ja: ({ name }) => `${quoted(name)}\u3092\u652F\u6255\u306E\u5BFE\u8C61\u306B\u3059\u308B\u652F\u6255\u4E8B\u7531\u304C\u3042\u308A\u307E\u305B\u3093`
  }, {
    en: () => "say which triggers do: `covers leak, attack`",
    ja: () => "\u5BFE\u8C61\u3068\u306A\u308B\u652F\u6255\u4E8B\u7531\u3092\u66F8\u3044\u3066\u304F\u3060\u3055\u3044\uFF1A`covers leak, attack`"
  }),
  "cover/trigger-unused": warning({
    en: ({ name }) => `the trigger ${quoted(name)} opens no head`,
    ja: ({ name }) => `\u652F\u6255\u4E8B\u7531${quoted(name)}\u3067\u652F\u6255\u306E\u5BFE\u8C61\u306B\u306A\u308B\u8CBB\u76EE\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  "cover/never": warning({
    en: ({ trigger }) => `${quoted(trigger)} never opens anything here: the two never exist under one contract`,
    ja: ({ trigger }) => `${quoted(trigger)}\u304C\u3053\u3053\u3092\u5BFE\u8C61\u306B\u3059\u308B\u3053\u3068\u306F\u3042\u308A\u307E\u305B\u3093\u3002\u540C\u3058\u5951\u7D04\u306B\u4E21\u65B9\u3042\u308B\u3053\u3068\u304C\u306A\u3044\u305F\u3081\u3067\u3059`
  }),
  "cover/repeated": warning({
    en: () => "all of this is covered already",
    ja: () => "\u3053\u306E\u88DC\u511F\u306E\u5BFE\u8C61\u306F\u3059\u3079\u3066\u3001\u3059\u3067\u306B\u66F8\u304B\u308C\u3066\u3044\u307E\u3059"
  }),
  "attachment/none": error({
    en: ({ name }) => `${quoted(name)} does not say when it attaches`,
    ja: ({ name }) => `${quoted(name)}\u306B\u3001\u3044\u3064\u306E\u4E8B\u6545\u3084\u8ACB\u6C42\u3092\u5BFE\u8C61\u3068\u3059\u308B\u304B\u304C\u66F8\u304B\u308C\u3066\u3044\u307E\u305B\u3093`
  }, {
    en: () => "for example `covered when discovered during period`, or `covered at any time`",
    ja: () => "\u4F8B\uFF1A`covered when discovered during period`\uFF08\u671F\u9593\u4E2D\u306E\u767A\u898B\uFF09\u3001`covered at any time`\uFF08\u6642\u671F\u3092\u554F\u308F\u306A\u3044\uFF09"
  }),
  "scope/not-below": error({
    en: ({ name, node }) => `${quoted(name)} is not part of ${quoted(node)}`,
    ja: ({ name, node }) => `${quoted(name)}\u306F${quoted(node)}\u306E\u4E2D\u306B\u3042\u308A\u307E\u305B\u3093`
  }),
  "rule/computed-head": error({
    en: ({ head: head2, what }) => `the head ${quoted(head2)} is computed and has no ${what} of its own`,
    ja: ({ head: head2, what }) => `\u8CBB\u76EE${quoted(head2)}\u306F\u8A08\u7B97\u3067\u6C42\u3081\u308B\u3082\u306E\u3067\u3001${inJapanese(what)}\u304C\u3042\u308A\u307E\u305B\u3093`
  }, {
    en: ({ head: head2 }) => `leave it out: \`for all but ${head2}\``,
    ja: ({ head: head2 }) => `\u5BFE\u8C61\u304B\u3089\u5916\u3057\u3066\u304F\u3060\u3055\u3044\uFF1A\`for all but ${head2}\``
  }),
  "rule/no-scope": warning({
    en: () => "this rule applies to nothing: none of the triggers it is for opens any of its heads",
    ja: () => "\u3053\u306E\u6761\u4EF6\u306E\u5BFE\u8C61\u304C\u3042\u308A\u307E\u305B\u3093\u3002\u6319\u3052\u305F\u652F\u6255\u4E8B\u7531\u3067\u5BFE\u8C61\u3068\u306A\u308B\u8CBB\u76EE\u304C\u306A\u3044\u305F\u3081\u3067\u3059"
  }),
  "rule/repeated": warning({
    en: () => "the same rule holds here already",
    ja: () => "\u540C\u3058\u6761\u4EF6\u304C\u3059\u3067\u306B\u3053\u3053\u306B\u53CA\u3093\u3067\u3044\u307E\u3059"
  }),
  "rule/approval-repeated": warning({
    en: () => "approval is required here already",
    ja: () => "\u627F\u8A8D\u306F\u3059\u3067\u306B\u3053\u3053\u3067\u5FC5\u8981\u3068\u3055\u308C\u3066\u3044\u307E\u3059"
  }),
  "window/never": warning({
    en: () => "this window is never open: it ends before it begins",
    ja: () => "\u3053\u306E\u671F\u9593\u306F\u59CB\u307E\u308B\u524D\u306B\u7D42\u308F\u308B\u305F\u3081\u3001\u5BFE\u8C61\u3068\u306A\u308B\u65E5\u304C\u3042\u308A\u307E\u305B\u3093"
  }),
  // ── Readings ──
  "reading/one": warning({
    en: ({ name }) => `the reading ${quoted(name)} has only one member`,
    ja: ({ name }) => `\u89E3\u91C8${quoted(name)}\u306E\u9078\u629E\u80A2\u304C\u4E00\u3064\u3057\u304B\u3042\u308A\u307E\u305B\u3093`
  }),
  "reading/defaults": error({
    en: ({ name }) => `the reading ${quoted(name)} has more than one default`,
    ja: ({ name }) => `\u89E3\u91C8${quoted(name)}\u306E\u65E2\u5B9A\u304C\u4E8C\u3064\u4EE5\u4E0A\u3042\u308A\u307E\u3059`
  }),
  "reading/unused": warning({
    en: ({ name }) => `the reading ${quoted(name)} is never read: it changes nothing`,
    ja: ({ name }) => `\u89E3\u91C8${quoted(name)}\u306F\u3069\u3053\u304B\u3089\u3082\u53C2\u7167\u3055\u308C\u305A\u3001\u3069\u308C\u3092\u9078\u3093\u3067\u3082\u7D50\u679C\u304C\u5909\u308F\u308A\u307E\u305B\u3093`
  }),
  "reading/same-members": warning({
    en: ({ name, members }) => `nothing tells ${allQuoted(members)} of ${quoted(name)} apart`,
    ja: ({ name, members }) => `\u89E3\u91C8${quoted(name)}\u306E${inRow(members)}\u3092\u533A\u5225\u3059\u308B\u7B87\u6240\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  // ── Nodes and terms ──
  "node/misplaced": error({
    en: ({ what, where }) => `${what} cannot stand in ${where}`,
    ja: ({ what, where }) => `${inJapanese(where)}\u306B${inJapanese(what)}\u306F\u7F6E\u3051\u307E\u305B\u3093`
  }),
  "node/never": warning({
    en: ({ name }) => `${quoted(name)} exists under no contract: its conditions contradict each other`,
    ja: ({ name }) => `${quoted(name)}\u306F\u3069\u306E\u5951\u7D04\u306B\u3082\u3042\u308A\u307E\u305B\u3093\u3002\u6761\u4EF6\u304C\u4E92\u3044\u306B\u77DB\u76FE\u3057\u3066\u3044\u307E\u3059`
  }),
  "term/between-members": error({
    en: () => "a term stands between the members of its node",
    ja: () => "\u652F\u6255\u6761\u4EF6\u304C\u8CBB\u76EE\u3084\u67A0\u306E\u9593\u306B\u66F8\u304B\u308C\u3066\u3044\u307E\u3059"
  }, {
    en: () => "above all members it acts on the loss as it comes in, below all of them on what they come to",
    ja: () => "\u8CBB\u76EE\u3084\u67A0\u3088\u308A\u4E0A\u306B\u66F8\u3051\u3070\u640D\u5BB3\u306E\u984D\u306B\u3001\u4E0B\u306B\u66F8\u3051\u3070\u305D\u308C\u3089\u3092\u8A08\u7B97\u3057\u305F\u5F8C\u306E\u5408\u8A08\u306B\u50CD\u304D\u307E\u3059"
  }),
  "term/and": error({
    en: ({ term }) => `a ${term} has one basis`,
    ja: ({ term }) => `${inJapanese(term)}\u306E\u5358\u4F4D\uFF081\u4E8B\u6545\u306B\u3064\u304D\u7B49\uFF09\u306F\u4E00\u3064\u3067\u3059`
  }, {
    en: () => "`and` is for limits: write two terms",
    ja: () => "`and`\u306F\u652F\u6255\u9650\u5EA6\u984D\u3060\u3051\u306B\u4F7F\u3048\u307E\u3059\u3002\u4E8C\u3064\u306B\u5206\u3051\u3066\u304F\u3060\u3055\u3044"
  }),
  "term/basis": error({
    en: ({ name }) => `${quoted(name)} is not a basis`,
    ja: ({ name }) => `${quoted(name)}\u306F\u300C\uFF5E\u306B\u3064\u304D\u300D\u306E\u5358\u4F4D\u3068\u3057\u3066\u4F7F\u3048\u307E\u305B\u3093`
  }, {
    en: ({ nearest }) => nearest === void 0 ? "`claim`, `incident`, `period` or a unit" : `did you mean ${quoted(nearest)}?`,
    ja: ({ nearest }) => nearest === void 0 ? "`claim`\uFF081\u8ACB\u6C42\uFF09\u3001`incident`\uFF081\u4E8B\u6545\uFF09\u3001`period`\uFF08\u4FDD\u967A\u671F\u9593\u4E2D\uFF09\u307E\u305F\u306F\u5BA3\u8A00\u3057\u305F\u5358\u4F4D\u3067\u3059" : `${quoted(nearest)}\u3067\u306F\u3042\u308A\u307E\u305B\u3093\u304B`
  }),
  "term/franchise-period": error({
    en: () => "a franchise cannot be per period",
    ja: () => "\u30D5\u30E9\u30F3\u30C1\u30E3\u30A4\u30BA\u306F\u4FDD\u967A\u671F\u9593\u3092\u5358\u4F4D\u306B\u3067\u304D\u307E\u305B\u3093"
  }),
  "term/share": error({
    en: ({ share }) => `the share paid has to be above 0 % and at most 100 %; this is ${share}`,
    ja: ({ share }) => `\u7E2E\u5C0F\u652F\u6255\u5272\u5408\u306F0\uFF05\u3092\u8D85\u3048100\uFF05\u4EE5\u4E0B\u3067\u3059\u3002\u3053\u308C\u306F${share}\u3067\u3059`
  }),
  "term/share-range": warning({
    en: ({ least, most }) => `the share paid can be ${most === void 0 ? "more than 100 %" : least === void 0 ? most : `from ${least} to ${most}`}: it has to be above 0 % and at most 100 %`,
    ja: ({ least, most }) => `\u7E2E\u5C0F\u652F\u6255\u5272\u5408\u304C${most === void 0 ? "100\uFF05\u3092\u8D85\u3048\u308B\u5024" : least === void 0 ? most : `${least}\u304B\u3089${most}\u307E\u3067`}\u306B\u306A\u308A\u3048\u307E\u3059\u30020\uFF05\u3092\u8D85\u3048100\uFF05\u4EE5\u4E0B\u3067\u306A\u3051\u308C\u3070\u306A\u308A\u307E\u305B\u3093`
  }, {
    en: () => "give what it reads a range, such as `ratio 50% .. 100%`",
    ja: () => "\u53C2\u7167\u3059\u308B\u9805\u76EE\u306B`ratio 50% .. 100%`\u306E\u3088\u3046\u306A\u7BC4\u56F2\u3092\u4ED8\u3051\u3066\u304F\u3060\u3055\u3044"
  }),
  "term/rank-repeated": error({
    en: ({ name }) => `${quoted(name)} has a rank already`,
    ja: ({ name }) => `${quoted(name)}\u306E\u9806\u4F4D\u306F\u3059\u3067\u306B\u6C7A\u307E\u3063\u3066\u3044\u307E\u3059`
  }),
  "term/rank-outside": warning({
    en: ({ name }) => `this term does not act on ${quoted(name)}: its rank has no effect`,
    ja: ({ name }) => `\u3053\u306E\u652F\u6255\u6761\u4EF6\u306F${quoted(name)}\u306B\u306F\u50CD\u304B\u306A\u3044\u305F\u3081\u3001\u9806\u4F4D\u306B\u610F\u5473\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  "term/ranking-idle": warning({
    en: () => "this ranking has no effect: all that the term acts on has one rank",
    ja: () => "\u50CD\u304F\u5BFE\u8C61\u304C\u3059\u3079\u3066\u540C\u3058\u9806\u4F4D\u306B\u306A\u308B\u305F\u3081\u3001\u3053\u306E\u9806\u4F4D\u306E\u6307\u5B9A\u306B\u610F\u5473\u304C\u3042\u308A\u307E\u305B\u3093"
  }),
  "term/no-heads": warning({
    en: () => "this term acts on no head",
    ja: () => "\u3053\u306E\u652F\u6255\u6761\u4EF6\u304C\u50CD\u304F\u8CBB\u76EE\u304C\u3042\u308A\u307E\u305B\u3093"
  }),
  "term/layer-basis": error({
    en: () => "all terms of layers in a row have the same basis",
    ja: () => "\u7D9A\u3051\u3066\u66F8\u3044\u305F\u5C64\u306E\u652F\u6255\u6761\u4EF6\u306F\u3001\u3059\u3079\u3066\u540C\u3058\u5358\u4F4D\uFF081\u4E8B\u6545\u306B\u3064\u304D\u7B49\uFF09\u3067\u306A\u3051\u308C\u3070\u306A\u308A\u307E\u305B\u3093"
  }),
  "term/layer-tail": error({
    en: ({ what }) => `a term in a layer takes no ${what}`,
    ja: ({ what }) => `\u5C64\u306E\u4E2D\u306E\u652F\u6255\u6761\u4EF6\u306B${inJapanese(what)}\u306F\u4ED8\u3051\u3089\u308C\u307E\u305B\u3093`
  }),
  "term/limit-never-binds": warning({
    en: ({ outer, node }) => `this limit never binds: ${quoted(outer)} of ${quoted(node)} is never larger`,
    ja: ({ outer, node }) => `\u3053\u306E\u652F\u6255\u9650\u5EA6\u984D\u306F\u50CD\u304F\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093\u3002${quoted(node)}\u306E${quoted(outer)}\u304C\u5E38\u306B\u3053\u308C\u4EE5\u4E0B\u3067\u3059`
  }, {
    en: () => "lower this limit, or raise the one around it",
    ja: () => "\u3053\u306E\u9650\u5EA6\u984D\u3092\u4E0B\u3052\u308B\u304B\u3001\u5916\u5074\u306E\u9650\u5EA6\u984D\u3092\u4E0A\u3052\u3066\u304F\u3060\u3055\u3044"
  }),
  "term/limit-above-inner": warning({
    en: ({ inner }) => inner.length === 1 ? `this limit never binds: ${quoted(inner[0])} before it never leaves more` : `this limit never binds: the ${inner.length} limits before it never leave more together`,
    ja: ({ inner }) => inner.length === 1 ? `\u3053\u306E\u652F\u6255\u9650\u5EA6\u984D\u306F\u50CD\u304F\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093\u3002\u5148\u306B\u50CD\u304F${quoted(inner[0])}\u304C\u3053\u308C\u3088\u308A\u591A\u304F\u3092\u6B8B\u3057\u307E\u305B\u3093` : `\u3053\u306E\u652F\u6255\u9650\u5EA6\u984D\u306F\u50CD\u304F\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093\u3002\u5148\u306B\u50CD\u304F${inner.length}\u3064\u306E\u9650\u5EA6\u984D\u306E\u5408\u8A08\u304C\u3053\u308C\u3092\u8D85\u3048\u307E\u305B\u3093`
  }, {
    en: () => "lower this limit, or leave it out",
    ja: () => "\u3053\u306E\u9650\u5EA6\u984D\u3092\u4E0B\u3052\u308B\u304B\u3001\u53D6\u308A\u9664\u3044\u3066\u304F\u3060\u3055\u3044"
  }),
  "term/no-effect": warning({
    en: ({ term }) => `this ${term} takes nothing off any loss`,
    ja: ({ term }) => `\u3053\u306E${inJapanese(term)}\u306F\u4F55\u3082\u5DEE\u3057\u5F15\u304D\u307E\u305B\u3093`
  }),
  "term/pays-nothing": warning({
    en: ({ term }) => `this ${term} leaves nothing of any loss`,
    ja: ({ term }) => `\u3053\u306E${inJapanese(term)}\u306E\u5F8C\u306B\u306F\u4F55\u3082\u6B8B\u308A\u307E\u305B\u3093`
  }),
  "term/deductible-above-limit": warning({
    en: ({ limit, follows }) => follows ? `this deductible is never below ${quoted(limit)}, which follows it` : `this deductible takes all that ${quoted(limit)} leaves: nothing is ever paid`,
    ja: ({ limit, follows }) => follows ? `\u3053\u306E\u514D\u8CAC\u91D1\u984D\u306F\u3001\u5F8C\u306B\u7D9A\u304F${quoted(limit)}\u3092\u5E38\u306B\u4E0B\u56DE\u308A\u307E\u305B\u3093` : `\u3053\u306E\u514D\u8CAC\u91D1\u984D\u306F${quoted(limit)}\u304C\u6B8B\u3059\u984D\u3092\u3059\u3079\u3066\u5DEE\u3057\u5F15\u304F\u305F\u3081\u3001\u4F55\u3082\u652F\u6255\u308F\u308C\u307E\u305B\u3093`
  }, {
    en: () => "check both amounts; a layer above a retention is written with `layer`",
    ja: () => "\u4E21\u65B9\u306E\u91D1\u984D\u3092\u78BA\u304B\u3081\u3066\u304F\u3060\u3055\u3044\u3002\u4E00\u5B9A\u984D\u3092\u8D85\u3048\u308B\u90E8\u5206\u3092\u88DC\u511F\u3059\u308B\u5C64\u306F`layer`\u3067\u66F8\u304D\u307E\u3059"
  }),
  "term/repeated": warning({
    en: ({ term }) => `the same ${term} stands just before: it is applied twice`,
    ja: ({ term }) => `\u540C\u3058${inJapanese(term)}\u304C\u76F4\u524D\u306B\u3082\u3042\u308A\u3001\u4E8C\u5EA6\u9069\u7528\u3055\u308C\u307E\u3059`
  }),
  "term/never-acts": warning({
    en: ({ because, unit }) => {
      switch (because) {
        case "triggers":
          return "this term never acts: none of the triggers it is for opens any of its heads";
        case "unit":
          return `this term never acts: a computed head belongs to no ${quoted(unit ?? "")}`;
        case "claim":
          return "this term never acts: its amount reads facts of claim, and a computed head belongs to no claim";
      }
    },
    ja: ({ because, unit }) => {
      switch (because) {
        case "triggers":
          return "\u3053\u306E\u652F\u6255\u6761\u4EF6\u306F\u50CD\u304D\u307E\u305B\u3093\u3002\u6319\u3052\u305F\u652F\u6255\u4E8B\u7531\u3067\u5BFE\u8C61\u3068\u306A\u308B\u8CBB\u76EE\u304C\u306A\u3044\u305F\u3081\u3067\u3059";
        case "unit":
          return `\u3053\u306E\u652F\u6255\u6761\u4EF6\u306F\u50CD\u304D\u307E\u305B\u3093\u3002\u8A08\u7B97\u3067\u6C42\u3081\u308B\u8CBB\u76EE\u306F\u3069\u306E${quoted(unit ?? "")}\u306B\u3082\u5C5E\u3055\u306A\u3044\u305F\u3081\u3067\u3059`;
        case "claim":
          return "\u3053\u306E\u652F\u6255\u6761\u4EF6\u306F\u50CD\u304D\u307E\u305B\u3093\u3002\u91D1\u984D\u304C\u8ACB\u6C42\u306E\u4E8B\u5B9F\u3092\u53C2\u7167\u3057\u307E\u3059\u304C\u3001\u8A08\u7B97\u3067\u6C42\u3081\u308B\u8CBB\u76EE\u306F\u8ACB\u6C42\u306B\u5C5E\u3055\u306A\u3044\u305F\u3081\u3067\u3059";
      }
    }
  }),
  "term/unit-and-period": warning({
    en: ({ unit }) => `\`per ${unit} and period\` is two limits: one ${quoted(unit)} can use up the whole amount of the period`,
    ja: ({ unit }) => `\`per ${unit} and period\`\u306F\u4E8C\u3064\u306E\u9650\u5EA6\u984D\u3067\u3059\u3002\u4E00\u3064\u306E${quoted(unit)}\u3060\u3051\u3067\u4FDD\u967A\u671F\u9593\u4E2D\u306E\u5168\u984D\u3092\u4F7F\u3044\u5207\u308C\u307E\u3059`
  }, {
    en: ({ unit }) => `\`per ${unit} per period\` is the limit of each ${quoted(unit)} in the period`,
    ja: ({ unit }) => `${quoted(unit)}\u3054\u3068\u306E\u4FDD\u967A\u671F\u9593\u4E2D\u306E\u9650\u5EA6\u984D\u306F\`per ${unit} per period\`\u3068\u66F8\u304D\u307E\u3059`
  }),
  // ── Exclusions ──
  "exclusion/no-ground": error({
    en: ({ name }) => `the exclusion ${quoted(name)} does not say when it holds`,
    ja: ({ name }) => `\u514D\u8CAC\u4E8B\u7531${quoted(name)}\u306B\u3001\u3044\u3064\u5F53\u3066\u306F\u307E\u308B\u304B\u304C\u66F8\u304B\u308C\u3066\u3044\u307E\u305B\u3093`
  }, {
    en: () => "`: bool` for a circumstance that the adjuster asserts, or `when` with a condition",
    ja: () => "\u67FB\u5B9A\u8005\u304C\u8A72\u5426\u3092\u793A\u3059\u3082\u306E\u306F`: bool`\u3001\u6761\u4EF6\u3067\u6C7A\u307E\u308B\u3082\u306E\u306F`when`\u3068\u6761\u4EF6\u3092\u66F8\u3044\u3066\u304F\u3060\u3055\u3044"
  }),
  "exclusion/repeated": error({ en: ({ what }) => `${quoted(what)} stands twice`, ja: ({ what }) => `${quoted(what)}\u304C\u4E8C\u5EA6\u66F8\u304B\u308C\u3066\u3044\u307E\u3059` }, { en: () => "write one, with all that belongs to it", ja: () => "\u4E00\u3064\u306B\u307E\u3068\u3081\u3066\u304F\u3060\u3055\u3044" }),
  "exclusion/bearer": error({
    en: ({ name }) => `${quoted(name)} is not what a fact can be about`,
    ja: ({ name }) => `${quoted(name)}\u306B\u3064\u3044\u3066\u306E\u4E8B\u5B9F\u306F\u66F8\u3051\u307E\u305B\u3093`
  }, {
    en: () => "`incident`, `claim`, `insured` or `loss`",
    ja: () => "`incident`\uFF08\u4E8B\u6545\uFF09\u3001`claim`\uFF08\u8ACB\u6C42\uFF09\u3001`insured`\uFF08\u88AB\u4FDD\u967A\u8005\uFF09\u3001`loss`\uFF08\u640D\u5BB3\u660E\u7D30\uFF09\u306E\u3044\u305A\u308C\u304B\u3067\u3059"
  }),
  "exclusion/per-insured": error({
    en: ({ name }) => `the exclusion ${quoted(name)} is per insured, so it has to be of insured`,
    ja: ({ name }) => `\u514D\u8CAC\u4E8B\u7531${quoted(name)}\u306F\u88AB\u4FDD\u967A\u8005\u3054\u3068\u306B\u5224\u5B9A\u3059\u308B\u305F\u3081\u3001\u88AB\u4FDD\u967A\u8005\uFF08insured\uFF09\u306E\u4E8B\u7531\u3067\u306A\u3051\u308C\u3070\u306A\u308A\u307E\u305B\u3093`
  }),
  "exclusion/no-scope": warning({
    en: ({ name }) => `the exclusion ${quoted(name)} can take nothing away: nothing is covered where it applies`,
    ja: ({ name }) => `\u514D\u8CAC\u4E8B\u7531${quoted(name)}\u304C\u53CA\u3076\u7BC4\u56F2\u306B\u88DC\u511F\u3055\u308C\u308B\u3082\u306E\u304C\u306A\u304F\u3001\u50CD\u304F\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  "exclusion/always-lifted": warning({
    en: ({ name, options }) => `the exclusion ${quoted(name)} is always lifted: ${allQuoted(options)} ${options.length === 1 ? "is" : "are"} in force wherever it applies`,
    ja: ({ name, options }) => `\u514D\u8CAC\u4E8B\u7531${quoted(name)}\u306F\u5E38\u306B\u89E3\u9664\u3055\u308C\u307E\u3059\u3002\u53CA\u3076\u5951\u7D04\u306B\u306F\u3044\u3064\u3082${inRow(options)}\u304C\u4ED8\u3044\u3066\u3044\u308B\u305F\u3081\u3067\u3059`
  }),
  "exclusion/lift-never": warning({
    en: ({ name, option }) => `${quoted(option)} is never in force where ${quoted(name)} applies: it lifts nothing`,
    ja: ({ name, option }) => `\u514D\u8CAC\u4E8B\u7531${quoted(name)}\u304C\u53CA\u3076\u5951\u7D04\u306B${quoted(option)}\u304C\u4ED8\u304F\u3053\u3068\u306F\u306A\u304F\u3001\u89E3\u9664\u306F\u50CD\u304D\u307E\u305B\u3093`
  }),
  "exclusion/shadowed": warning({
    en: ({ name, by }) => `the exclusion ${quoted(name)} never decides anything: ${quoted(by)} holds whenever it does`,
    ja: ({ name, by }) => `\u514D\u8CAC\u4E8B\u7531${quoted(name)}\u304C\u5F53\u3066\u306F\u307E\u308B\u3068\u304D\u306F\u5FC5\u305A${quoted(by)}\u3082\u5F53\u3066\u306F\u307E\u308B\u305F\u3081\u3001\u4E0D\u8981\u3067\u3059`
  }),
  "exclusion/never": warning({
    en: ({ name }) => `the exclusion ${quoted(name)} never applies: an exception holds whenever its ground does`,
    ja: ({ name }) => `\u514D\u8CAC\u4E8B\u7531${quoted(name)}\u304C\u9069\u7528\u3055\u308C\u308B\u3053\u3068\u306F\u3042\u308A\u307E\u305B\u3093\u3002\u5F53\u3066\u306F\u307E\u308B\u3068\u304D\u306F\u5FC5\u305A\u4F8B\u5916\u306B\u3082\u5F53\u305F\u308B\u305F\u3081\u3067\u3059`
  }),
  "exclusion/carve-back-never": warning({
    en: ({ name }) => `this exception to ${quoted(name)} never holds when its ground does`,
    ja: ({ name }) => `\u514D\u8CAC\u4E8B\u7531${quoted(name)}\u306E\u3053\u306E\u4F8B\u5916\u306F\u3001\u4E8B\u7531\u304C\u5F53\u3066\u306F\u307E\u308B\u3068\u304D\u306B\u6210\u308A\u7ACB\u3064\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  // ── Tables ──
  "table/row": error({
    en: ({ wanted, found, what }) => `this row has ${found} ${what} instead of ${wanted}`,
    ja: ({ wanted, found, what }) => `\u3053\u306E\u884C\u306E${inJapanese(what)}\u306F${found}\u500B\u3067\u3059\u304C\u3001${wanted}\u500B\u5FC5\u8981\u3067\u3059`
  }),
  "table/gap": warning({ en: ({ example }) => `no row is for ${example}`, ja: ({ example }) => `${example}\u306B\u5F53\u305F\u308B\u884C\u304C\u3042\u308A\u307E\u305B\u3093` }, {
    en: () => "where no row matches, the amount is unknown and nothing is paid",
    ja: () => "\u5F53\u305F\u308B\u884C\u304C\u306A\u3044\u3068\u91D1\u984D\u304C\u6C7A\u307E\u3089\u305A\u3001\u4F55\u3082\u652F\u6255\u308F\u308C\u307E\u305B\u3093"
  }),
  "table/overlap": warning({
    en: ({ example }) => `this row and an earlier one are both for ${example}: the earlier one counts`,
    ja: ({ example }) => `${example}\u306F\u524D\u306E\u884C\u306B\u3082\u5F53\u305F\u308A\u3001\u524D\u306E\u884C\u304C\u4F7F\u308F\u308C\u307E\u3059`
  }),
  "table/row-never": warning({
    en: () => "this row is never used: earlier rows are for all of it",
    ja: () => "\u3053\u306E\u884C\u306F\u4F7F\u308F\u308C\u308B\u3053\u3068\u304C\u3042\u308A\u307E\u305B\u3093\u3002\u524D\u306E\u884C\u304C\u3059\u3079\u3066\u306B\u5F53\u305F\u308B\u305F\u3081\u3067\u3059"
  }),
  "table/unused": warning({
    en: ({ name }) => `the table ${quoted(name)} is never read`,
    ja: ({ name }) => `\u8868${quoted(name)}\u306F\u3069\u3053\u304B\u3089\u3082\u53C2\u7167\u3055\u308C\u3066\u3044\u307E\u305B\u3093`
  }),
  "table/column-unused": warning({
    en: ({ name, table }) => `the column ${quoted(name)} of ${quoted(table)} is never read`,
    ja: ({ name, table }) => `\u8868${quoted(table)}\u306E\u5217${quoted(name)}\u306F\u3069\u3053\u304B\u3089\u3082\u53C2\u7167\u3055\u308C\u3066\u3044\u307E\u305B\u3093`
  }),
  // ── The whole ──
  "settlement/larger-loss": warning({
    en: ({ raised, to, before, after }) => `a larger loss can pay less: with ${raised} raised to ${to}, ${after} is due instead of ${before}`,
    ja: ({ raised, to, before, after }) => `\u640D\u5BB3\u304C\u5927\u304D\u3044\u307B\u3069\u652F\u6255\u304C\u6E1B\u308B\u3053\u3068\u304C\u3042\u308A\u307E\u3059\u3002${raised}\u304C${to}\u306B\u5897\u3048\u308B\u3068\u3001\u652F\u6255\u306F${before}\u304B\u3089${after}\u306B\u6E1B\u308A\u307E\u3059`
  }, {
    en: ({ under, lines }) => {
      const beside = lines.map(({ head: head2, of, amount }) => `${head2}${of} ${amount}`).join(", ");
      const chosen = under.length === 0 ? "" : `, under ${under.map(quoted).join(", ")}`;
      return `this is so beside ${beside === "" ? "no other loss" : beside}${chosen}: see whether the wording means it`;
    },
    ja: ({ under, lines }) => {
      const beside = lines.map(({ head: head2, of, amount }) => `${head2}${of} ${amount}`).join("\u3001");
      const chosen = under.length === 0 ? "" : `\u3001${inRow(under)}\u306E\u5834\u5408`;
      return `${beside === "" ? "\u4ED6\u306B\u640D\u5BB3\u304C\u306A\u3044\u5834\u5408" : `\u4ED6\u306E\u640D\u5BB3\u304C${beside}\u306E\u5834\u5408`}${chosen}\u3067\u3059\u3002\u7D04\u6B3E\u306E\u8DA3\u65E8\u3069\u304A\u308A\u304B\u78BA\u304B\u3081\u3066\u304F\u3060\u3055\u3044`;
    }
  }),
  // ── Scenarios ──
  "scenario/no-contract": error({
    en: () => "this scenario has no contract",
    ja: () => "\u3053\u306E\u4E8B\u4F8B\u306B\u5951\u7D04\u304C\u3042\u308A\u307E\u305B\u3093"
  }),
  "scenario/no-incident": error({
    en: ({ what }) => `${what} has to follow an \`incident\``,
    ja: ({ what }) => `${inJapanese(what)}\u306F\`incident\`\uFF08\u4E8B\u6545\uFF09\u306E\u5F8C\u306B\u66F8\u3044\u3066\u304F\u3060\u3055\u3044`
  }),
  "scenario/no-expectation": warning({
    en: () => "this scenario expects nothing",
    ja: () => "\u3053\u306E\u4E8B\u4F8B\u306B\u671F\u5F85\u3059\u308B\u7D50\u679C\uFF08expect\uFF09\u304C\u3042\u308A\u307E\u305B\u3093"
  }),
  "scenario/value": error({
    en: ({ name, wanted }) => `${quoted(name)} needs ${wanted}`,
    ja: ({ name, wanted }) => `${quoted(name)}\u306B\u306F${inJapanese(wanted)}\u304C\u5FC5\u8981\u3067\u3059`
  }),
  "scenario/word": error({
    en: ({ word }) => `${quoted(word)} belongs to no name before it`,
    ja: ({ word }) => `${quoted(word)}\u304C\u3069\u306E\u540D\u524D\u306E\u5024\u304B\u5206\u304B\u308A\u307E\u305B\u3093`
  }),
  "scenario/twice": error({
    en: ({ name }) => `${quoted(name)} is stated twice`,
    ja: ({ name }) => `${quoted(name)}\u304C\u4E8C\u5EA6\u66F8\u304B\u308C\u3066\u3044\u307E\u3059`
  }),
  "scenario/period": error({
    en: () => "the contract of this scenario has no period",
    ja: () => "\u3053\u306E\u4E8B\u4F8B\u306E\u5951\u7D04\u306B\u4FDD\u967A\u671F\u9593\u304C\u3042\u308A\u307E\u305B\u3093"
  }, {
    en: () => "for example `period from 2026-04-01 to 2027-04-01`",
    ja: () => "\u4F8B\uFF1A`period from 2026-04-01 to 2027-04-01`"
  }),
  "scenario/invalid": error({
    en: ({ path, message }) => `${path}: ${message}`,
    ja: ({ path, problem }) => `\`${path}\`\uFF1A${problemsInJapanese[problem]}`
  }),
  "scenario/contract-unused": warning({
    en: ({ name }) => `no scenario uses the sample contract ${quoted(name)}`,
    ja: ({ name }) => `\u5951\u7D04\u4F8B${quoted(name)}\u3092\u4F7F\u3046\u4E8B\u4F8B\u304C\u3042\u308A\u307E\u305B\u3093`
  }),
  // ── Lints ──
  "lint/no-label": lint({
    en: ({ name, kind }) => `the ${kind} ${quoted(name)} has no label`,
    ja: ({ name, kind }) => `${inJapanese(kind)}${quoted(name)}\u306B\u540D\u79F0\u304C\u3042\u308A\u307E\u305B\u3093`
  }, {
    en: ({ name }) => `the label is what people read: \`${name} "\u2026"\``,
    ja: ({ name }) => `\u4EBA\u304C\u8AAD\u3080\u540D\u79F0\u3092\u4ED8\u3051\u3066\u304F\u3060\u3055\u3044\uFF1A\`${name} "\u2026"\``
  }),
  "lint/no-source": lint({
    en: ({ name, kind }) => `the ${kind} ${quoted(name)} does not say where it comes from`,
    ja: ({ name, kind }) => `${inJapanese(kind)}${quoted(name)}\u306B\u5178\u62E0\u304C\u3042\u308A\u307E\u305B\u3093`
  }, {
    en: () => "refer to a document of the product: `@brochure(p.7)`",
    ja: () => "\u5546\u54C1\u306E\u6587\u66F8\u3092\u5F15\u7528\u3057\u3066\u304F\u3060\u3055\u3044\uFF1A`@brochure(p.7)`"
  }),
  "lint/same-label": lint({
    en: ({ name, other, label }) => `${quoted(name)} and ${quoted(other)} have the same label \u201C${label}\u201D`,
    ja: ({ name, other, label }) => `${quoted(name)}\u3068${quoted(other)}\u306E\u540D\u79F0\u304C\u540C\u3058\u300C${label}\u300D\u3067\u3059`
  }),
  "lint/larger-loss": lint({
    en: ({ because }) => {
      const reason = {
        amount: "its amount depends on the loss",
        groups: "it acts on only a part of what an earlier limit shared out",
        ranking: "it ranks heads that an earlier limit put together",
        franchise: "it follows another term on the same losses"
      }[because];
      return `a larger loss may pay less because of this term: ${reason}`;
    },
    ja: ({ because }) => {
      const reason = {
        amount: "\u91D1\u984D\u304C\u640D\u5BB3\u306E\u984D\u306B\u3088\u3063\u3066\u5909\u308F\u308B",
        groups: "\u5148\u306E\u9650\u5EA6\u984D\u304C\u307E\u3068\u3081\u3066\u5206\u3051\u305F\u984D\u306E\u4E00\u90E8\u3060\u3051\u306B\u50CD\u304F",
        ranking: "\u5148\u306E\u9650\u5EA6\u984D\u304C\u307E\u3068\u3081\u305F\u8CBB\u76EE\u306B\u9806\u4F4D\u3092\u4ED8\u3051\u308B",
        franchise: "\u540C\u3058\u640D\u5BB3\u306B\u5225\u306E\u652F\u6255\u6761\u4EF6\u304C\u5148\u306B\u50CD\u304F"
      }[because];
      return `${reason}\u305F\u3081\u3001\u3053\u306E\u652F\u6255\u6761\u4EF6\u306B\u3088\u308A\u3001\u640D\u5BB3\u304C\u5927\u304D\u3044\u307B\u3069\u652F\u6255\u304C\u6E1B\u308B\u3053\u3068\u304C\u3042\u308A\u3048\u307E\u3059`;
    }
  })
};
var said = (wording) => wording;
var notes = {
  outerLimit: said({
    en: ({ node }) => `the limit of ${quoted(node)}`,
    ja: ({ node }) => `${quoted(node)}\u306E\u652F\u6255\u9650\u5EA6\u984D`
  }),
  innerLimit: said({
    en: ({ node }) => `a limit of ${quoted(node)}`,
    ja: ({ node }) => `${quoted(node)}\u306E\u652F\u6255\u9650\u5EA6\u984D`
  }),
  rule: said({ en: () => "this rule takes part", ja: () => "\u95A2\u4FC2\u3059\u308B\u898F\u5247" }),
  first: said({ en: () => "the first one stands here", ja: () => "\u4E00\u3064\u76EE\u306F\u3053\u3053\u306B\u3042\u308A\u307E\u3059" }),
  earlierRow: said({ en: () => "the earlier row", ja: () => "\u524D\u306E\u884C" }),
  ground: said({
    en: ({ name }) => `the exclusion ${quoted(name)}`,
    ja: ({ name }) => `\u514D\u8CAC\u4E8B\u7531${quoted(name)}`
  }),
  earlierTerm: said({ en: () => "the term before it", ja: () => "\u5148\u306B\u50CD\u304F\u652F\u6255\u6761\u4EF6" })
};

// compiler/dist/diagnostics/report.js
function diagnose(code, a, span, { related = [], fixes = [], unused } = {}) {
  const { severity, text, help } = catalog[code];
  const english = help?.en(a);
  const japanese = help?.ja(a);
  return {
    code,
    severity,
    message: text.en(a),
    ...english !== void 0 && { help: english },
    span: { start: span.start, end: span.end },
    related: related.map(({ message, span: { start, end } }) => ({
      message: told(message, "en"),
      span: { start, end }
    })),
    fixes: fixes.map((fix) => ({ ...fix, title: told(fix.title, "en") })),
    ...unused && { unused: true },
    japanese: {
      message: text.ja(a),
      ...japanese !== void 0 && { help: japanese },
      related: related.map(({ message }) => told(message, "ja")),
      fixes: fixes.map(({ title }) => told(title, "ja"))
    }
  };
}
function told(text, language) {
  if (typeof text !== "string")
    return text[language];
  return language === "en" ? text : inJapanese(text);
}
function replaceBy(name, span) {
  return { title: `Change to \`${name}\``, edits: [{ start: span.start, end: span.end, text: name }] };
}

// compiler/dist/diagnostics/syntax.js
function describeSyntaxProblem(problem) {
  switch (problem.kind) {
    case "unclosed":
      return diagnose("syntax/unclosed", {}, problem);
    case "unopened":
      return diagnose("syntax/unopened", {}, problem);
    case "unreadable":
      return diagnose("syntax/unreadable", { text: problem.text }, problem);
    case "grouped":
      return diagnose("syntax/grouped-number", { text: problem.text, plain: problem.text.replaceAll(",", "_") }, problem, {
        fixes: [replaceBy(problem.text.replaceAll(",", "_"), problem)]
      });
    case "reserved":
      return diagnose("syntax/reserved-name", { name: problem.text }, problem);
    case "misfit":
      return diagnose(
        "syntax/unexpected",
        // A list of everything that may stand somewhere helps nobody.
        {
          found: problem.found,
          expected: problem.expected.length > 6 ? [] : problem.expected,
          where: places[problem.rule]
        },
        problem
      );
  }
}
var places = {
  file: "the file",
  product: "the product",
  contractBlock: "the contract",
  choice: "a choice of the contract",
  optionsBlock: "the grid of options",
  optionRow: "the grid of options",
  factList: "the facts",
  fact: "a fact",
  triggersBlock: "the triggers",
  trigger: "a trigger",
  nodeItems: "the block of a section, frame or head",
  group: "a section or frame",
  head: "a head",
  term: "a term",
  basis: "a basis",
  ranking: "a ranking",
  window: "a window",
  require: "a rule",
  covers: "`covers`",
  covered: "`covered`",
  exclusionsBlock: "the exclusions",
  exclusionGroupHeader: "the header of a block of exclusions",
  exclusion: "an exclusion",
  tableDeclaration: "a table",
  tableRow: "a row of a table",
  scenario: "a scenario",
  scenarioLoss: "a loss",
  expectation: "an expectation",
  words: "a block of facts",
  primary: "an expression"
};

// compiler/dist/format/numbers.js
function formatNumber({ start, end }, text) {
  const written = text.slice(start, end).normalize("NFKC");
  const plain = /^(\d[\d_]*)(\.\d+)?$/.exec(written);
  if (plain === null)
    return written;
  const [, whole = "", fraction = ""] = plain;
  return whole.replaceAll("_", "").replace(/\B(?=(\d{3})+$)/g, "_") + fraction;
}

// compiler/dist/format/prettier.js
import * as standalone from "prettier/standalone";
var { doc, util } = standalone;
var { format: formatWith } = standalone;

// compiler/dist/format/expressions.js
var { group, indent, join, line } = doc.builders;
var Level;
(function(Level2) {
  Level2[Level2["Or"] = 0] = "Or";
  Level2[Level2["And"] = 1] = "And";
  Level2[Level2["Not"] = 2] = "Not";
  Level2[Level2["Comparison"] = 3] = "Comparison";
  Level2[Level2["Span"] = 4] = "Span";
  Level2[Level2["Sum"] = 5] = "Sum";
  Level2[Level2["Product"] = 6] = "Product";
  Level2[Level2["Sign"] = 7] = "Sign";
  Level2[Level2["Primary"] = 8] = "Primary";
})(Level || (Level = {}));
function formatExpression(node, words, text) {
  return new Writer(words, text).write(node);
}
function formatOperand(node, words, text) {
  const written = formatExpression(node, words, text);
  return node.kind === "if" ? ["(", written, ")"] : written;
}
var Writer = class {
  words;
  text;
  constructor(words, text) {
    this.words = words;
    this.text = text;
  }
  write(node) {
    const { words } = this;
    switch (node.kind) {
      case "number":
        return formatNumber(node, this.text);
      case "date":
        return node.value;
      case "span":
        return formatSpan(node, words, this.text);
      case "word":
        return words.value(node.word);
      case "reference":
        return words.name(node.name);
      case "field":
        return `${words.name(node.object)}.${words.name(node.field)}`;
      case "call":
        return [
          words.name(node.function),
          "(",
          join(", ", node.arguments.map((argument) => this.write(argument))),
          ")"
        ];
      case "not":
        return this.not(node.operand);
      case "negate":
        return ["-", this.within(node.operand, Level.Sign)];
      case "binary":
        return this.binary(node);
      case "is":
        return this.isTest(node);
      case "within":
        return this.withinTest(node);
      case "during":
        return words.isJapanese ? [this.within(node.value, Level.Span), ` ${words.particle("subject")} `, words.phrase("during period")] : [this.within(node.value, Level.Span), " ", words.phrase("during period")];
      case "span-from": {
        const span = this.within(node.span, Level.Sum);
        const from = this.within(node.from, Level.Sum);
        if (!words.isJapanese)
          return [span, ` ${node.direction} `, from];
        return [from, ` ${words.particle(node.direction === "after" ? "dayAfter" : "backFrom")} `, span];
      }
      case "if":
        return group([
          `${words.word("if")} `,
          this.write(node.condition),
          indent([
            line,
            `${words.word("then")} `,
            this.branch(node.then),
            line,
            `${words.word("else")} `,
            this.write(node.otherwise)
          ])
        ]);
      case "missing":
        return "";
    }
  }
  /** In the middle of an `if` another one needs parentheses for the reader's sake. */
  branch(node) {
    return node.kind === "if" ? ["(", this.write(node), ")"] : this.write(node);
  }
  not(operand) {
    const { words } = this;
    if (!words.isJapanese)
      return ["not ", this.within(operand, Level.Not)];
    return [this.within(operand, Level.Span), ` ${words.particle("isNot")}`];
  }
  binary(node) {
    const { operator } = node;
    const { words } = this;
    switch (operator) {
      case "or":
      case "and": {
        const level = operator === "or" ? Level.Or : Level.And;
        const chain = [...this.chain(node, operator), node.right];
        const [first2, ...rest] = chain.map((part, index) => this.within(part, index === 0 ? level : level + 1));
        return group([first2, indent(rest.map((part) => [line, `${words.word(operator)} `, part]))]);
      }
      case "<":
      case "<=":
      case ">":
      case ">=":
      case "=":
      case "<>":
        return [this.within(node.left, Level.Span), ` ${operator} `, this.within(node.right, Level.Span)];
      case "+":
      case "-":
        return group([
          this.within(node.left, Level.Sum),
          indent([line, `${operator} `, this.within(node.right, Level.Product)])
        ]);
      case "*":
      case "/":
        return [this.within(node.left, Level.Product), ` ${operator} `, this.within(node.right, Level.Sign)];
      case "of":
        return words.isJapanese ? [this.within(node.right, Level.Product), ` ${words.particle("of")} `, this.within(node.left, Level.Sign)] : [this.within(node.left, Level.Product), " of ", this.within(node.right, Level.Sign)];
    }
  }
  /** The operands of a chain of the same operator, without the last. */
  chain({ left }, operator) {
    return left.kind === "binary" && left.operator === operator && !this.isInParentheses(left) ? [...this.chain(left, operator), left.right] : [left];
  }
  isTest({ operator, negated, value, members }) {
    const { words } = this;
    const subject = this.within(value, Level.Span);
    const [first2] = members;
    const list = members.length === 1 && operator !== "in" ? words.name(first2) : `(${formatNames(members, words).join(", ")})`;
    if (!words.isJapanese) {
      const test = operator === "is" ? negated ? "is not" : "is" : negated ? `not ${operator}` : operator;
      return [subject, ` ${test} `, list];
    }
    switch (operator) {
      case "is":
        return [subject, ` ${words.particle("subject")} `, list, negated ? ` ${words.particle("isNot")}` : ""];
      case "in":
        return [
          subject,
          ` ${words.particle("subject")} `,
          list,
          ` ${words.particle(negated ? "noneOfThese" : "anyOfThese")}`
        ];
      case "has":
        return [
          subject,
          ` ${words.particle("among")} `,
          list,
          ` ${words.particle("contains", members.length > 1 ? 1 : 0)}`
        ];
    }
  }
  withinTest({ value, negated, window }) {
    const { words } = this;
    const subject = this.within(value, Level.Span);
    const span = this.within(window, Level.Span);
    if (!words.isJapanese || window.kind !== "span-from")
      return [subject, negated ? " not" : "", " within ", span];
    return [subject, ` ${words.particle("subject")} `, span, ` ${words.particle(negated ? "notWithin" : "within")}`];
  }
  /** As a part of something that holds together at least as tightly as `level`. */
  within(node, level) {
    const written = this.write(node);
    const needed = this.levelOf(node) < level || node.kind === "if";
    return needed || this.isInParentheses(node) ? ["(", written, ")"] : written;
  }
  /** Parentheses that only help the reader stay, but around what nobody could misread. */
  isInParentheses({ kind, start, end }) {
    if (kind !== "binary" && kind !== "not" && kind !== "is")
      return false;
    return /[(（]\s*$/.test(this.text.slice(Math.max(0, start - 80), start)) && /^\s*[)）]/.test(this.text.slice(end, end + 80));
  }
  levelOf(node) {
    switch (node.kind) {
      case "binary":
        switch (node.operator) {
          case "or":
            return Level.Or;
          case "and":
            return Level.And;
          case "+":
          case "-":
            return Level.Sum;
          case "*":
          case "/":
          case "of":
            return Level.Product;
          case "<":
          case "<=":
          case ">":
          case ">=":
          case "=":
          case "<>":
            return Level.Comparison;
        }
      // eslint-disable-next-line no-fallthrough -- every operator returns
      case "not":
        return Level.Not;
      case "is":
      case "within":
      case "during":
        return Level.Comparison;
      case "span-from":
        return Level.Span;
      case "negate":
        return Level.Sign;
      case "number":
      case "date":
      case "span":
      case "word":
      case "reference":
      case "field":
      case "call":
      case "if":
      case "missing":
        return Level.Primary;
    }
  }
};
function formatNames(names, words) {
  return names.map((name) => words.name(name));
}
function formatSpan({ parts }, words, text) {
  return parts.map(({ count, unit }) => {
    const number = formatNumber(count, text);
    return words.isJapanese ? `${number}${words.word(unit)}` : `${number} ${number === "1" ? unit : `${unit}s`}`;
  }).join(words.isJapanese ? "" : " ");
}

// compiler/dist/format/headers.js
var { align, fill, group: group2, join: join2, line: line2 } = doc.builders;
function headerOf(node, words, text) {
  return new Headers(words, text).of(node);
}
function alternativesOf(node, words, text) {
  return new Headers(words, text).alternatives(node);
}
var Headers = class {
  words;
  text;
  constructor(words, text) {
    this.words = words;
    this.text = text;
  }
  of(node) {
    const { words } = this;
    const { start } = node;
    const begin = (keyword, ...more) => ({
      doc: [words.word(keyword), ...more.map((one) => ` ${one}`)].join(""),
      start,
      role: "name"
    });
    switch (node.kind) {
      case "language":
        return [begin("language", formatNumber(node.version, this.text))];
      case "product":
      case "unit":
      case "uncovered":
      case "layer":
      case "document":
        return this.named(node.kind, node);
      case "reading":
        return this.named("reading", node);
      case "edition":
        return [begin("edition"), this.rest(node.date?.value ?? "", node.date?.start ?? node.end)];
      case "currency":
        return [
          begin("currency"),
          this.rest(words.name(node.code) + (node.rounding === void 0 ? "" : ` ${words.word("rounding")} ${words.name(node.rounding)}`), node.code.start)
        ];
      case "contract":
      case "triggers":
      case "exclusions":
        return [begin(node.kind)];
      case "plan":
        return [this.list(words.word("plan"), node.members, "|", start, "name")];
      case "member":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          // Its place is not in the tree: after the labels.
          ...node.isDefault ? [this.rest(`(${words.word("default")})`, node.end - 1)] : []
        ];
      case "choice":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          ...this.type(node.type),
          ...this.guard(node.when),
          ...this.assigned(node.defaultValue),
          ...node.optional ? [this.rest(words.word("optional"), node.end - 1)] : []
        ];
      case "fact":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          ...this.type(node.type),
          ...this.assigned(node.defaultValue)
        ];
      case "options":
        return node.plans.length === 0 ? [begin("options")] : [begin("options", words.phrase("by plan"), ...formatNames(node.plans, words))];
      case "option":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          ...node.marks.map(({ availability: availability2, start: at }) => this.rest(marks[availability2], at)),
          ...node.requires.map((test) => this.clause(words.word("requires"), test)),
          ...node.notWith.length === 0 ? [] : [
            this.rest(`${words.phrase("not with")} ${formatNames(node.notWith, words).join(", ")}`, node.notWith[0].start)
          ]
        ];
      case "schedule":
        return [begin("schedule", words.name(node.unit))];
      case "facts": {
        const phrase = `facts of ${node.of.text}`;
        return [
          {
            doc: bearers.has(node.of.text) ? words.phrase(phrase) : `facts of ${words.name(node.of)}`,
            start,
            role: "name"
          }
        ];
      }
      case "trigger":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          ...node.excepts.map(({ allAbove, triggers, lineByLine, start: at }) => this.rest((allAbove ? words.phrase("except all above") : `${words.word("except")} ${formatNames(triggers, words).join(", ")}`) + (lineByLine ? ` ${words.phrase("line by line")}` : ""), at)),
          ...this.guard(node.when)
        ];
      case "let":
      case "premium":
        return [...this.named(node.kind, node), ...this.assigned(node.value)];
      case "table":
        return [
          ...this.named("table", node),
          this.rest(`${words.word("by")} ${formatNames(node.keys, words).join(", ")}`, node.keys[0]?.start ?? node.end)
        ];
      case "row":
        return [
          { doc: `${node.keys.map((key) => this.tableKeys(key)).join(" | ")} :`, start, role: "name" },
          ...node.values.map((value) => ({ doc: this.operand(value), start: value.start, role: "amount" }))
        ];
      case "section":
      case "frame":
        return [
          ...this.named(node.kind, node),
          ...this.outside(node.outside, node),
          ...node.forEach === void 0 ? [] : [this.rest(`${words.phrase("for each")} ${words.name(node.forEach)}`, node.forEach.start)],
          ...this.guard(node.when)
        ];
      case "head":
        return [
          ...this.named("head", node),
          ...this.outside(node.outside, node),
          ...node.approval === void 0 ? [] : this.approval(node.approval),
          ...this.guard(node.when),
          ...this.assigned(node.computed)
        ];
      case "items":
        return [
          this.list(words.word(node.refused ? "refuse" : "item"), node.items, "|", start, "name"),
          ...node.requiresApproval ? [this.rest(words.phrase("requires approval"), node.end - 1)] : []
        ];
      case "covers":
        return [
          { doc: group2([`${words.word("covers")} `, this.scopeNames(node.triggers)]), start, role: "name" },
          ...this.scope(node.scope),
          ...this.guard(node.when)
        ];
      case "covered":
        return [
          {
            doc: node.test === void 0 ? words.phrase("covered at any time") : group2([`${words.phrase("covered when")} `, this.expression(node.test)]),
            start,
            role: "name"
          },
          ...this.scope(node.scope)
        ];
      case "window":
        return [
          {
            doc: [`${words.word("window")} ${words.word("from", 1)} `, this.operand(node.from)],
            start,
            role: "name"
          },
          ...node.until === void 0 ? [] : [this.rest([`${words.word("until")} `, this.operand(node.until)], node.until.start)],
          ...this.scope(node.scope),
          ...this.guard(node.when)
        ];
      case "require": {
        const scope = this.scope(node.scope);
        const named = node.name !== void 0;
        return [
          ...node.name === void 0 ? [begin("require")] : [begin("require", words.name(node.name)), ...this.labels(node.labels)],
          ...scope,
          ...named || scope.length > 0 ? [{ ...this.rest(":", node.test.start), tight: true }] : [],
          { ...this.rest(this.expression(node.test), node.test.start), breaks: named },
          ...this.guard(node.when)
        ];
      }
      case "requires-approval":
        return this.approval(node).map((part, index) => index === 0 ? { ...part, role: "name" } : part);
      case "term":
        return this.term(node);
      case "exclusion":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          ...this.ground(node),
          ...this.clauses(node, node.end)
        ];
      case "exclusion-group": {
        const clauses = this.clauses(node, node.start);
        return clauses.map((clause, index) => ({
          ...clause,
          doc: index < clauses.length - 1 ? [clause.doc, ","] : clause.doc,
          role: index === 0 ? "name" : "rest"
        }));
      }
      case "sample-contract":
        return [
          ...this.named("contract", node),
          this.rest(`${words.word("for")} ${words.name(node.product)}`, node.product.start)
        ];
      case "scenario":
        return [
          begin("scenario", ...node.title === void 0 ? [] : [this.quoted(node.title)]),
          this.rest(`${words.word("for")} ${words.name(node.product)}`, node.product.start)
        ];
      case "scenario-contract":
        return [begin("contract", ...node.base === void 0 ? [] : [words.name(node.base)])];
      case "scenario-schedule":
        return [begin("schedule", words.name(node.unit), this.id(node.id))];
      case "scenario-incident":
        return [begin(node.later ? "later" : "incident", ...node.id === void 0 ? [] : [this.quoted(node.id)])];
      case "scenario-bearer":
        return [begin(node.of, this.id(node.id))];
      case "scenario-loss":
        return this.loss(node);
      case "expect":
        return [begin("expect", words.name(node.subject)), ...this.outcome(node.outcome)];
    }
  }
  alternatives({ members, start }) {
    return this.list("", members, "|", start, "rest");
  }
  // ── Parts that many statements have ────────────────────────────────────────────────────────────────
  named(keyword, { name, labels, start }) {
    const { words } = this;
    return [{ doc: `${words.word(keyword)} ${words.name(name)}`, start, role: "name" }, ...this.labels(labels)];
  }
  labels({ plain, en }) {
    return [
      ...plain === void 0 ? [] : [{ doc: this.quoted(plain), start: plain.start, role: "label" }],
      ...en === void 0 ? [] : [{ doc: `${this.words.word("en")} ${this.quoted(en)}`, start: en.start, role: "english" }]
    ];
  }
  rest(written, start) {
    return { doc: written, start, role: "rest" };
  }
  clause(word, test) {
    return this.rest(group2([`${word} `, align(2, this.expression(test))]), test.start);
  }
  guard(test) {
    return test === void 0 ? [] : [this.proviso("when", test)];
  }
  /** `when E`; in Japanese the word that says what becomes of it stands at the end. */
  proviso(word, test) {
    const { words } = this;
    if (!words.isJapanese)
      return this.clause(word, test);
    const end = { when: "onlyWhen", where: "onlyThose", unless: "exceptWhen" };
    return this.rest(group2([`${words.particle("proviso")} `, align(2, this.expression(test)), ` ${words.particle(end[word])}`]), test.start);
  }
  assigned(value) {
    return value === void 0 ? [] : [this.clause("=", value)];
  }
  outside(outside, node) {
    return outside ? [this.rest(this.words.word("outside"), this.afterLabels(node))] : [];
  }
  afterLabels({ name, labels }) {
    return (labels.en ?? labels.plain ?? name).end;
  }
  list(before, members, separator2, start, role) {
    const flatMembers = members.map((member) => this.flatMember(member));
    return {
      doc: [before === "" ? "" : `${before} `, join2(separator2 === "," ? ", " : " | ", flatMembers)],
      start,
      role,
      list: { before, members, separator: separator2 }
    };
  }
  flatMember(member) {
    return join2(" ", [
      ...this.of(member).map((part) => part.doc),
      ...member.references.map(({ start, end }) => this.text.slice(start, end))
    ]);
  }
  type(type) {
    const { words } = this;
    const never = type.orNever ? ` ${words.word("or")} ${words.word("never")}` : "";
    if (type.name === "enum" || type.name === "set")
      return [
        this.list(`: ${words.phrase(type.name === "enum" ? "one of" : "any of")}`, type.members, ",", type.start, "rest"),
        ...type.orNever ? [this.rest(never.trim(), type.end - 1)] : []
      ];
    const range = type.oneOf !== void 0 ? [
      ` ${words.phrase("one of")} `,
      join2(", ", type.oneOf.map((value) => this.expression(value)))
    ] : type.min !== void 0 && type.max !== void 0 ? [" ", this.expression(type.min), " .. ", this.expression(type.max)] : [];
    return [this.rest([`: ${type.name === void 0 ? "" : words.word(type.name)}`, ...range, never], type.start)];
  }
  scope(scope) {
    return scope === void 0 ? [] : [this.rest(group2([`${this.words.word("for")} `, this.scopeNames(scope)]), scope.start)];
  }
  scopeNames({ all, names }) {
    const { words } = this;
    const list = align(2, fill(join2([",", line2], formatNames(names, words))));
    if (!all)
      return list;
    if (names.length === 0)
      return words.word("all");
    return words.isJapanese ? [list, ` ${words.particle("others")}`] : ["all but ", list];
  }
  approval({ scope, start }) {
    return [this.rest(this.words.phrase("requires approval"), start), ...this.scope(scope)];
  }
  // ── Terms ──────────────────────────────────────────────────────────────────────────────────────────
  term({ term, amount, bases, ranking, scope, where, when, start }) {
    const { words } = this;
    const written = this.operand(amount);
    const core = term === "coinsurance" ? [`${words.phrase("coinsurance pays")} `, written] : words.isJapanese ? [`${words.word(term)} ${this.japaneseBases(bases)} `, written] : [
      `${term} `,
      written,
      ` per ${bases.map(({ over }) => formatNames(over, words).join(" per ")).join(" and ")}`
    ];
    return [
      { doc: core, start, role: "name" },
      ...ranking === void 0 ? [] : [this.ranking(ranking)],
      ...this.scope(scope),
      ...where === void 0 ? [] : [this.proviso("where", where)],
      ...this.guard(when)
    ];
  }
  /** `1請求および保険期間中につき`, `1 building の 保険期間中につき` */
  japaneseBases(bases) {
    const { words } = this;
    const per = words.particle("per");
    const pieces2 = bases.flatMap(({ over }, index) => over.map((name, place2) => ({
      one: words.one(name),
      joint: place2 > 0 ? words.particle("of") : index > 0 ? words.word("and", 1) : "",
      isWord: ["claim", "incident", "period"].includes(name.text)
    })));
    const [first2, second] = pieces2;
    if (pieces2.length === 1)
      return first2.one + per;
    if (pieces2.length === 2 && !first2.one.endsWith(" ") && second.isWord)
      return first2.one + second.joint + second.one + per;
    const together = pieces2.map(({ one, joint }) => `${joint} ${one.trimEnd()}`.trimStart()).join(" ");
    return together + (pieces2.at(-1).isWord ? "" : " ") + per;
  }
  ranking({ direction, ranks, start }) {
    const { words } = this;
    const word = direction === "falling" ? words.phrase("falling first on") : words.word("sparing");
    const written = ranks.map((names, index) => {
      const rank = align(2, fill(join2([",", line2], formatNames(names, words))));
      return index === 0 ? rank : [`${words.word("then", 1)} `, rank];
    });
    return this.rest([`${word} `, align(2, fill(join2([",", line2], written)))], start);
  }
  // ── Exclusions ─────────────────────────────────────────────────────────────────────────────────────
  /** In the order of the text, which the tree gives for all but `per insured`. */
  clauses({ scopes, unless, liftedBy, perInsured, whens }, from) {
    const { words } = this;
    const parts = [
      ...scopes.flatMap((scope) => this.scope(scope)),
      ...unless.map((test) => this.proviso("unless", test)),
      ...whens.map((test) => this.proviso("when", test)),
      ...liftedBy.length === 0 ? [] : [this.rest(`${words.phrase("lifted by")} ${formatNames(liftedBy, words).join(", ")}`, liftedBy[0].start)]
    ].sort((a, b) => a.start - b.start);
    if (!perInsured)
      return parts;
    const isScope = ({ start: start2 }) => scopes.some((scope) => scope.start === start2);
    const afterScopes = parts.length - [...parts].reverse().findIndex(isScope);
    const at = parts.some(isScope) ? afterScopes : 0;
    const start = parts[at]?.start ?? parts.at(-1)?.start ?? from;
    return [...parts.slice(0, at), this.rest(words.phrase("per insured"), start), ...parts.slice(at)];
  }
  /** `of claim : bool`: whom the circumstance is about, and that somebody asserts it. */
  ground(node) {
    const of = node.of === void 0 ? [] : [this.bearer(node.of)];
    const asserted = node.asserted ? [`: ${this.words.word("bool")}`] : [];
    const written = [...of, ...asserted].join(" ");
    return written === "" ? [] : [this.rest(written, node.of?.start ?? this.afterLabels(node))];
  }
  bearer(of) {
    return bearers.has(of.text) ? this.words.phrase(`of ${of.text}`) : `of ${this.words.name(of)}`;
  }
  // ── Tables ─────────────────────────────────────────────────────────────────────────────────────────
  tableKeys(alternatives) {
    return alternatives.map((key) => this.tableKey(key)).join(", ");
  }
  tableKey({ from, isBand, under }) {
    const { words } = this;
    const value = (expression) => flat(this.operand(expression));
    const first2 = from === void 0 ? "" : value(from);
    if (!isBand)
      return first2;
    const end = under === void 0 ? "" : words.isJapanese ? ` ${value(under)} ${words.word("under")}` : ` under ${value(under)}`;
    return `${first2}${from === void 0 ? "" : " "}..${end}`;
  }
  // ── Scenarios ──────────────────────────────────────────────────────────────────────────────────────
  loss(node) {
    const { words } = this;
    const details = [];
    const add = (at, written) => {
      if (at !== void 0)
        details.push(this.rest(written(), at));
    };
    add(node.on?.start, () => `${words.word("on")} ${node.on.value}`);
    add(node.claim?.start, () => `${words.phrase("of claim A")} ${this.id(node.claim)}`);
    add(node.insured?.start, () => `${words.phrase("of insured A")} ${this.id(node.insured)}`);
    add(node.trigger?.start, () => `${words.word("under", 1)} ${words.name(node.trigger)}`);
    add(node.item?.start, () => `${words.word("item")} ${words.name(node.item)}`);
    add(node.id?.start, () => `${words.word("id")} ${this.id(node.id)}`);
    add(node.unit && (node.unit.count ?? node.unit.kind).start, () => {
      const { kind, id, count } = node.unit;
      const number = count === void 0 ? "" : `${formatNumber(count, this.text)} `;
      return `${words.word("for")} ${number}${words.name(kind)}${id === void 0 ? "" : ` ${this.id(id)}`}`;
    });
    details.sort((a, b) => a.start - b.start);
    if (node.approval !== void 0) {
      const day = details.findIndex(({ start }) => start === node.on?.start);
      const on = node.approval.on;
      const written = !node.approval.approved ? words.word("unapproved") : on === void 0 ? words.word("approved") : `${words.isJapanese ? words.particle("approvedOn") : "approved on"} ${on.value}`;
      details.splice(day + 1, 0, this.rest(written, details[day]?.start ?? node.amount.end));
    }
    return [
      { doc: `${words.word("loss")} ${words.name(node.head)}`, start: node.start, role: "name" },
      { doc: this.expression(node.amount), start: node.amount.start, role: "amount" },
      ...details
    ];
  }
  outcome(outcome) {
    const { words } = this;
    switch (outcome?.kind) {
      case void 0:
        return [];
      case "amount":
        return [{ doc: this.expression(outcome.amount), start: outcome.amount.start, role: "amount" }];
      case "refused": {
        const [first2] = outcome.by;
        if (first2 === void 0)
          return [this.rest(words.word("refused"), 0)];
        return [
          this.rest(`${words.phrase("refused by")} ${outcome.by.map((name) => words.reason(name)).join(", ")}`, first2.start)
        ];
      }
      case "undetermined": {
        const [first2] = outcome.for;
        if (first2 === void 0)
          return [this.rest(words.word("undetermined"), 0)];
        return [
          this.rest(`${words.phrase("undetermined for")} ${formatNames(outcome.for, words).join(", ")}`, first2.start)
        ];
      }
    }
  }
  // ── Words and values ───────────────────────────────────────────────────────────────────────────────
  expression(node) {
    return formatExpression(node, this.words, this.text);
  }
  operand(node) {
    return formatOperand(node, this.words, this.text);
  }
  quoted({ start, end }) {
    return this.text.slice(start, end);
  }
  id(id) {
    return id.kind === "name" ? this.words.name(id) : this.quoted(id);
  }
};
var marks = { optional: "\u25CB", automatic: "\u25CE", unavailable: "\xD7" };
var bearers = /* @__PURE__ */ new Set(["incident", "claim", "insured", "loss"]);
function flat(written) {
  if (typeof written === "string")
    return written;
  if (Array.isArray(written))
    return written.map(flat).join("");
  switch (written.type) {
    case "group":
    case "align":
    case "indent":
      return flat(written.contents);
    case "fill":
      return flat(written.parts);
    case "line":
      return "hard" in written ? "\n" : " ";
    default:
      return "";
  }
}

// compiler/dist/format/nodes.js
function commentsOf(node) {
  return "comments" in node ? node.comments : [];
}
function referencesOf(node) {
  return "references" in node ? node.references : [];
}
function childrenOf(node) {
  switch (node.kind) {
    case "file":
    case "scenario":
      return { nodes: node.statements, path: ["statements"] };
    case "product":
    case "section":
    case "frame":
    case "head":
    case "items":
    case "contract":
      return { nodes: node.items, path: ["items"] };
    case "plan":
    case "reading":
      return { nodes: node.members, path: ["members"] };
    case "choice":
    case "fact":
      return { nodes: node.type.members, path: ["type", "members"] };
    case "options":
    case "table":
      return { nodes: node.rows, path: ["rows"] };
    case "unit":
    case "facts":
      return { nodes: node.facts, path: ["facts"] };
    case "triggers":
      return { nodes: node.triggers, path: ["triggers"] };
    case "layer":
      return { nodes: node.terms, path: ["terms"] };
    case "exclusions":
      return { nodes: node.entries, path: ["entries"] };
    case "exclusion-group":
      return { nodes: node.exclusions, path: ["exclusions"] };
    case "language":
    case "edition":
    case "currency":
    case "document":
    case "member":
    case "option":
    case "schedule":
    case "trigger":
    case "let":
    case "premium":
    case "row":
    case "uncovered":
    case "covers":
    case "covered":
    case "window":
    case "require":
    case "requires-approval":
    case "term":
    case "exclusion":
    case "sample-contract":
    case "scenario-contract":
    case "scenario-schedule":
    case "scenario-incident":
    case "scenario-bearer":
    case "scenario-loss":
    case "expect":
      return { nodes: [], path: [] };
  }
}

// compiler/dist/format/words.js
var Words = class {
  language;
  text;
  declared;
  constructor(language, text, declared) {
    this.language = language;
    this.text = text;
    this.declared = declared;
  }
  get isJapanese() {
    return this.language === "ja";
  }
  /** `nth` chooses among the Japanese spellings of a word with several meanings. */
  word(keyword, nth = 0) {
    return (this.isJapanese ? japaneseWord(keyword, nth) : void 0) ?? keyword;
  }
  phrase(phrase) {
    return this.isJapanese ? japanesePhrase(phrase) : phrase.replace(/ A$/, "");
  }
  particle(particle, nth = 0) {
    return japaneseParticle(particle, nth);
  }
  /** A word that stands for a value: `yes`, `unlimited`. */
  value(word) {
    const japanese = this.word(word);
    return this.declared.has(japanese) ? word : japanese;
  }
  /** A name as it is written; one that the language gives a meaning to in the words of this language. */
  name({ text, start, end }) {
    const written = this.text.slice(start, end);
    if (written.startsWith("`"))
      return written;
    const isJapaneseSpelling = normalizeName(written) !== text;
    if (!isJapaneseSpelling && this.declared.has(text))
      return written;
    if (!this.isJapanese)
      return isJapaneseSpelling ? text : written;
    const japanese = Object.hasOwn(builtInNames, text) ? builtInNames[text] : void 0;
    if (japanese === void 0 || this.declared.has(japanese))
      return isJapaneseSpelling ? text : written;
    return isReserved(japanese) ? written : japanese;
  }
  /** What a refusal is `by`: here some reserved words stand for themselves. */
  reason(name) {
    if (!["contract", "window", "uncovered"].includes(name.text))
      return this.name(name);
    return this.word(name.text);
  }
  /** `1請求`, `1個人`, `1 building `: one of what a basis is counted over. */
  one(name) {
    const written = this.name(name);
    if (name.text === "period" && !this.declared.has("period"))
      return japanesePhrase("during period");
    const [each, read, per] = lex(`1${written}${japaneseParticle("per")}`).tokens;
    const runsTogether = written.charCodeAt(0) >= 12288 && each?.image === "1" && per?.image === japaneseParticle("per") && (read?.image === written || isBasis(read, name));
    return runsTogether ? `1${written}` : `1 ${written} `;
  }
};
function isBasis(token, { text }) {
  return token !== void 0 && englishOf(token.tokenType) === text;
}

// compiler/dist/format/source.js
var sources = /* @__PURE__ */ new WeakMap();
function readSource(text, keywords2) {
  const { file } = parse(text);
  const { tokens, language } = lex(text);
  const declared = declaredNames(text, file.declarations);
  const english = new Words("en", text, declared);
  const japanese = new Words("ja", text, declared);
  const first2 = tokens[0];
  const root2 = {
    kind: "file",
    statements: file.language === void 0 || first2 === void 0 ? file.declarations : [
      { kind: "language", version: file.language, start: first2.startOffset, end: file.language.end },
      ...file.declarations
    ],
    comments: file.comments,
    start: 0,
    end: text.length
  };
  const wanted = keywords2 === "keep" ? language : keywords2;
  sources.set(root2, {
    text,
    words: wanted === "ja" ? japanese : english,
    both: [english, japanese],
    braces: bracesOf(tokens)
  });
  return root2;
}
function sourceOf(root2) {
  return sources.get(root2);
}
function bracesOf(tokens) {
  const braces = /* @__PURE__ */ new Map();
  const open = [];
  for (const { image, startOffset } of tokens) {
    if (image === "{")
      open.push(startOffset);
    if (image === "}")
      braces.set(startOffset + 1, open.pop() ?? startOffset);
  }
  return braces;
}
var ends = /* @__PURE__ */ new WeakMap();
function endOf(node) {
  let end = ends.get(node);
  if (end === void 0) {
    end = Math.max(node.end, ...referencesOf(node).map((reference) => reference.end), ...childrenOf(node).nodes.slice(-1).map(endOf));
    ends.set(node, end);
  }
  return end;
}

// compiler/dist/format/comments.js
var { hardline, join: join3, literalline } = doc.builders;
function placeComment(comment, text, _options, root2) {
  const { enclosingNode: node } = comment;
  if (node === void 0 || node.kind === "file")
    return false;
  const region = regionOf(comment, node, text, root2);
  if (region === void 0)
    return false;
  comment.isPlain = region !== "body";
  if (region === "end") {
    util.addTrailingComment(node, comment);
    return true;
  }
  comment.region = region;
  util.addDanglingComment(node, comment, void 0);
  return true;
}
function regionOf(comment, node, text, root2) {
  const { words, braces } = sourceOf(root2);
  const open = braces.get(node.end);
  const hasPlace = comment.precedingNode !== void 0 || comment.followingNode !== void 0;
  const isLast = () => [...headerOf(node, words, text), ...referencesOf(node).filter(({ start }) => start < (open ?? Infinity))].every(({ start }) => start <= comment.start);
  if (open === void 0) {
    if (node.kind === "row" || node.kind === "option" || node.kind === "member")
      return "end";
    const isHeader = !hasPlace || "type" in node && comment.start < node.type.start;
    return !isHeader ? void 0 : isLast() ? "end" : "header";
  }
  if (comment.start < open)
    return comment.kind !== "block" && isLast() ? "open" : "header";
  const ownLine = text.slice(open + 1, comment.start).includes("\n");
  if (!ownLine && comment.kind === "line" && comment.precedingNode === void 0)
    return "open";
  return hasPlace ? void 0 : "body";
}
function formatComment(comment, text) {
  const written = text.slice(comment.start, comment.end);
  const lines = (comment.isPlain === true && comment.kind === "doc" ? written.replace(/^\/+/, "//") : written).split("\n").map((line3) => line3.trimEnd());
  const isStarred = lines.slice(1).every((line3) => line3.trimStart().startsWith("*"));
  return isStarred ? join3(hardline, lines.map((line3, index) => index === 0 ? line3 : ` ${line3.trimStart()}`)) : join3(literalline, lines);
}
function takeComments(comments, region) {
  const taken = comments.filter((comment) => comment.region === region && !comment.leading && !comment.trailing);
  for (const comment of taken)
    comment.printed = true;
  return taken;
}
function isBelow({ start }, text) {
  return util.hasNewline(text, start, { backwards: true });
}
function hasComments(node) {
  return "comments" in node || childrenOf(node).nodes.some(hasComments);
}

// compiler/dist/format/layout.js
var { align: align2, hardline: hardline2 } = doc.builders;
var pageWidth = 120;
var columnsOf = util.getStringWidth;
function layOut(parts, space) {
  const chunks = chunksOf(parts, pageWidth - space.indent - space.hanging, space);
  const whole = chunks.reduce((sum, { width, tight }) => sum + width + (tight ? 0 : 1), space.start - 1) + space.after;
  const out = [];
  let column = space.start;
  let isFresh = true;
  let mustBreak = false;
  chunks.forEach((chunk, index) => {
    const after = index === chunks.length - 1 ? space.after : 0;
    const gap = isFresh || chunk.tight ? 0 : 1;
    const fits = column + gap + chunk.width + after <= pageWidth;
    const wants = chunk.first.line === "own" || chunk.first.breaks === true && whole > pageWidth;
    const staysBehind = chunk.tight || chunk.first.line === "ends";
    if (!isFresh && !staysBehind && (mustBreak || wants || !fits)) {
      out.push(align2(space.hanging, hardline2));
      column = space.indent + space.hanging;
      isFresh = true;
    } else {
      out.push(" ".repeat(gap));
      column += gap;
    }
    const isBroken = column + chunk.width + after > pageWidth;
    out.push(chunk.first.list?.separator === "|" ? chunk.docs : align2(space.hanging, chunk.docs));
    column += chunk.width;
    mustBreak = chunk.last.line !== void 0 || isBroken;
    isFresh = false;
  });
  return out;
}
function chunksOf(parts, room, space) {
  const chunks = [];
  const trailing = parts.length - 1 - [...parts].reverse().findIndex(({ role }) => role !== "reference");
  parts.forEach((part, index) => {
    const asRows = part.list !== void 0 && !space.isFlat(part);
    const docs = asRows ? [space.members(part)] : [part.doc];
    const width = asRows ? Infinity : columnsOf(flat(part.doc));
    const before = chunks.at(-1);
    const gap = part.tight ? 0 : 1;
    const fits = before !== void 0 && before.width + gap + width <= room - space.after;
    const isReference = before?.last.role === "reference";
    const joins = before !== void 0 && before.last.line === void 0 && (part.tight === true || part.role === "label" && before.last.role === "name" || // References stay together, and with a short type that they stand before.
    isReference && fits && (part.role === "reference" || part.role === "rest" && index <= trailing && width < 12));
    if (joins) {
      chunks[chunks.length - 1] = {
        ...before,
        docs: [...before.docs, " ".repeat(gap), ...docs],
        width: before.width + gap + width,
        last: part
      };
    } else
      chunks.push({ docs, width, tight: part.tight ?? false, first: part, last: part });
  });
  return chunks;
}
function inColumns(rows2, alignRight = []) {
  const widths = [];
  for (const cells of rows2) {
    const last3 = lastFilled(cells);
    cells.forEach((cell, column) => {
      if (column < last3 || alignRight.includes(column))
        widths[column] = Math.max(widths[column] ?? 0, columnsOf(cell));
    });
  }
  return rows2.map((cells) => {
    const last3 = lastFilled(cells);
    return cells.flatMap((cell, column) => {
      const width = widths[column] ?? 0;
      if (column > last3 || cell === "" && width === 0)
        return [];
      const padding = " ".repeat(Math.max(0, width - columnsOf(cell)));
      return [alignRight.includes(column) ? padding + cell : column < last3 ? cell + padding : cell];
    }).join(" ");
  });
}
function lastFilled(cells) {
  let last3 = cells.length - 1;
  while (last3 > 0 && cells[last3] === "")
    last3--;
  return last3;
}

// compiler/dist/format/scenario-words.js
function wordsOf(node) {
  return "words" in node ? node.words : void 0;
}
function formatWords(syntax, comments, { text }, words) {
  const pieces2 = [...comments, ...piecesOf(syntax, words, text)].sort((a, b) => a.start - b.start);
  const lines = [];
  pieces2.forEach((piece, index) => {
    const before = pieces2[index - 1];
    const gap = before === void 0 ? "\n" : text.slice(before.end, piece.start);
    if (gap.includes("\n"))
      lines.push(piece.text);
    else
      lines[lines.length - 1] += (piece.text === "," ? "" : separator(before, gap)) + piece.text;
  });
  return lines;
}
function separator(before, gap) {
  return before.text !== "," && /\s{2}|\u3000/.test(gap) ? "  " : " ";
}
function piecesOf(syntax, words, text) {
  const pieces2 = [];
  let not;
  for (const word of syntax) {
    if (word.kind === "punctuation" && word.text === "not") {
      not = word;
      continue;
    }
    const written = formatWord(word, words, text);
    const start = Math.min(word.start, not?.start ?? word.start);
    const end = Math.max(word.end, not?.end ?? word.end);
    const negated = words.isJapanese ? `${written} ${words.particle("isNot")}` : `not ${written}`;
    pieces2.push({ text: not === void 0 ? written : negated, start, end });
    not = void 0;
  }
  return pieces2;
}
function formatWord(word, words, text) {
  switch (word.kind) {
    case "name":
      return words.name(word);
    case "number":
      return formatNumber(word, text);
    case "span":
      return formatSpan(word, words, text);
    case "date":
      return word.value;
    case "word":
      return words.value(word.word);
    case "text":
      return text.slice(word.start, word.end);
    case "punctuation":
      return word.text;
  }
}

// compiler/dist/format/one-line.js
function partsOf(node, words, source) {
  const parts = headerOf(node, words, source.text);
  const until = source.braces.has(node.end) ? node.end : Infinity;
  for (const { start, end } of referencesOf(node))
    if (start < until)
      insert2(parts, { doc: source.text.slice(start, end), start, role: "reference" });
  return parts;
}
function insert2(parts, part) {
  const next = parts.findIndex(({ start }) => start > part.start);
  parts.splice(next === -1 ? parts.length : Math.max(next, 1), 0, part);
}
function referencesBehind(node, { text, braces }) {
  if (!braces.has(node.end))
    return [];
  return referencesOf(node).flatMap(({ start, end }) => start >= node.end ? [text.slice(start, end)] : []);
}
function lineOf(node, words, source) {
  if (commentsOf(node).some(({ region }) => region !== void 0))
    return void 0;
  if (childrenOf(node).nodes.some(hasComments))
    return void 0;
  const header = join4(partsOf(node, words, source));
  if (!source.braces.has(node.end))
    return header;
  const block = blockLine(node, words, source);
  return block && [header, block, ...referencesBehind(node, source)].join(" ");
}
function join4(parts) {
  return parts.map(({ doc: doc2, tight }, index) => (index === 0 || tight ? "" : " ") + flat(doc2)).join("");
}
function blockLine(node, words, source) {
  const open = source.braces.get(node.end);
  const isWritten = !source.text.slice(open, node.end).includes("\n");
  if (!isWritten || always.has(node.kind))
    return void 0;
  const scenarioWords = wordsOf(node);
  const inside = scenarioWords !== void 0 ? formatWords(scenarioWords, [], source, words) : childrenOf(node).nodes.map((child) => lineOf(child, words, source));
  if (inside.includes(void 0))
    return void 0;
  if (inside.length === 0)
    return "{ }";
  return `{ ${inside.join(node.kind === "reading" ? " | " : "  ")} }`;
}
var always = /* @__PURE__ */ new Set(["product", "contract", "options", "table", "scenario"]);
function inlineOf(node, source, margin) {
  if (!source.braces.has(node.end))
    return void 0;
  const fits = source.both.every((words) => {
    const line3 = lineOf(node, words, source);
    return line3 !== void 0 && (wordsOf(node) !== void 0 || margin + columnsOf(line3) <= pageWidth);
  });
  return fits ? lineOf(node, source.words, source) : void 0;
}
function isFlatList(node, part, source, room) {
  const { members } = part.list;
  const [first2, last3] = [members[0], members.at(-1)];
  if (first2 === void 0 || last3 === void 0 || members.some(hasComments))
    return false;
  if (source.text.slice(first2.start, last3.end).includes("\n"))
    return false;
  return source.both.every((words) => {
    const lists = node.kind === "reading" ? [alternativesOf(node, words, source.text)] : headerOf(node, words, source.text);
    return lists.every(({ doc: doc2, list }) => list === void 0 || columnsOf(flat(doc2)) <= room);
  });
}

// compiler/dist/format/rows.js
var shapes = {
  edition: "particulars",
  currency: "particulars",
  document: "particulars",
  choice: "choice",
  fact: "fact",
  trigger: "trigger",
  unit: "unit",
  head: "head",
  uncovered: "uncovered",
  exclusion: "exclusion",
  let: "let",
  premium: "premium",
  "scenario-loss": "loss",
  expect: "expect"
};
function columnsIn(nodes, source, margin, isApart) {
  const texts = /* @__PURE__ */ new Map();
  let run = [];
  const finish = () => {
    const aligned = run.length < 2 ? void 0 : alignCells(run.map(({ cells }) => cells), margin);
    aligned?.forEach((text, index) => texts.set(run[index].node, text));
    run = [];
  };
  for (const node of nodes) {
    const cells = cellsOf(node, source, margin);
    const last3 = run.at(-1);
    if (last3 !== void 0 && (cells === void 0 || shapes[node.kind] !== shapes[last3.node.kind] || isApart(node)))
      finish();
    if (cells !== void 0)
      run.push({ node, cells });
  }
  finish();
  return texts;
}
function memberLines(members, source, margin) {
  const rows2 = members.map((member) => partsOf(member, source.words, source));
  const cells = rows2.map(byRole);
  const whole = alignCells(cells, margin);
  if (whole !== void 0)
    return whole.map((text) => ({ text, more: [] }));
  for (const roles of [["name", "label", "english"], ["name", "label"], ["name"]]) {
    const texts = inColumns(cells.map((row) => roles.map((role) => row[role])));
    if (texts.some((text) => margin + columnsOf(text) > pageWidth) && roles.length > 1)
      continue;
    const isIn = ({ role }) => roles.includes(role);
    return rows2.map((parts, index) => ({ text: texts[index], more: parts.filter((part) => !isIn(part)) }));
  }
  return [];
}
function cellsOf(node, source, margin) {
  if (shapes[node.kind] === void 0)
    return void 0;
  const line3 = lineOf(node, source.words, source);
  if (line3 === void 0 || margin + columnsOf(line3) > pageWidth)
    return void 0;
  const cells = byRole(partsOf(node, source.words, source));
  const [keyword = "", ...name] = cells.name.split(" ");
  if (node.kind === "document")
    return { ...cells, keyword, name: name.join(" ") };
  if (shapes[node.kind] === "particulars")
    return { ...cells, keyword, name: cells.rest, rest: "" };
  if (!source.braces.has(node.end))
    return cells;
  const whole = inlineOf(node, source, margin);
  const header = join4(partsOf(node, source.words, source));
  if (whole === void 0)
    return void 0;
  return { ...cells, rest: joined2(cells.rest, cells.references, whole.slice(header.length + 1)), references: "" };
}
function byRole(parts) {
  const of = (role) => parts.filter((part) => part.role === role);
  const labels = lastIndex(parts, ({ role }) => role === "name" || role === "label" || role === "english");
  const beyond = parts.slice(labels + 1);
  let trailing = beyond.length;
  while (trailing > 0 && beyond[trailing - 1].role === "reference")
    trailing--;
  const references = beyond.slice(trailing);
  const rest = beyond.slice(0, trailing);
  const amount = rest[0]?.role === "amount" ? rest.shift() : void 0;
  const early = parts.slice(0, labels).some(({ role }) => role === "reference");
  if (early)
    return { ...noCells, name: join4(parts) };
  return {
    keyword: "",
    name: join4(of("name")),
    label: join4(of("label")),
    english: join4(of("english")),
    amount: amount === void 0 ? "" : flat(amount.doc),
    rest: join4(rest),
    references: join4(references)
  };
}
var noCells = { keyword: "", name: "", label: "", english: "", amount: "", rest: "", references: "" };
function listed({ keyword, name, label, english, amount, rest, references }) {
  return [keyword, name, label, english, amount, rest, references];
}
function alignCells(rows2, margin) {
  const amountWidth = Math.max(...rows2.map(({ amount }) => columnsOf(amount)));
  const layouts = [
    listed,
    ({ rest, references, ...cells }) => listed({ ...cells, rest: joined2(rest, references), references: "" }),
    ({ english, rest, references, ...cells }) => listed({ ...cells, english: joined2(english, rest, references), rest: "", references: "" }),
    ({ label, english, rest, references, ...cells }) => listed({ ...cells, label: joined2(label, english, rest, references), english: "", rest: "", references: "" })
  ];
  const isNumber = rows2.map(({ amount }) => /^[\d_.%-]+$/.test(amount));
  for (const layout of layouts) {
    const cells = rows2.map((row, index) => layout(isNumber[index] ? { ...row, amount: row.amount.padStart(amountWidth) } : row));
    const texts = inColumns(cells);
    if (texts.every((text) => margin + columnsOf(text) <= pageWidth))
      return texts;
  }
  return void 0;
}
function lastIndex(parts, test) {
  return parts.reduce((last3, part, index) => test(part) ? index : last3, -1);
}
function joined2(...texts) {
  return texts.filter((text) => text !== "").join(" ");
}
function gridOf(node, source, margin) {
  const { words } = source;
  const options = node.rows.map((row) => readOption(row, source));
  const plans = node.plans.map((plan) => words.name(plan));
  const [first2, ...references] = partsOf(node, words, source);
  const title = flat(first2.doc).slice(0, -plans.join(" ").length).trimEnd();
  const behind = join4(references).length === 0 ? 0 : columnsOf(join4(references)) + 1;
  for (const separate of [true, false]) {
    const names = inColumns(options.map(({ cells }) => separate ? cells : [joined2(...cells)]));
    const widest = Math.max(...names.map(columnsOf), 0);
    const column = Math.max(widest + 2, columnsOf(title) - 1);
    const widths = plans.map((plan) => Math.max(columnsOf(plan), 1));
    const end = margin + 2 + column + widths.reduce((sum, width) => sum + width + 1, 0);
    const matches = plans.length > 0 && options.every(({ marks: marks2 }) => marks2.length <= plans.length);
    if (matches && end + behind + 1 <= pageWidth)
      return {
        header: `${title.padEnd(title.length + column + 2 - columnsOf(title))}${plans.join(" ")}`,
        rows: options.map(({ marks: marks2, more }, index) => ({
          text: `${fill2(names[index], column)}${marks2.map((mark, plan) => centred(mark, widths[plan])).join(" ")}`.trimEnd(),
          more
        }))
      };
    const longest = Math.max(...options.map(({ marks: marks2 }) => 2 * marks2.length));
    if (margin + 2 + widest + longest <= pageWidth)
      return {
        header: void 0,
        rows: options.map(({ marks: marks2, more }, index) => ({
          text: marks2.length === 0 ? names[index].trimEnd() : `${fill2(names[index], widest + 1)}${marks2.join(" ")}`,
          more
        }))
      };
  }
  return {
    header: void 0,
    rows: options.map(({ cells, marks: marks2, more }) => ({
      text: joined2(...cells, ...marks2),
      more
    }))
  };
}
function readOption(row, source) {
  const parts = partsOf(row, source.words, source);
  const lastMark = lastIndex(parts, ({ doc: doc2 }) => doc2 === "\u25CB" || doc2 === "\u25CE" || doc2 === "\xD7");
  const before = parts.slice(0, Math.max(lastMark + 1, 1));
  const { name, label, english } = byRole(before.filter(({ role }) => role !== "rest"));
  return {
    cells: [name, label, english],
    marks: before.filter(({ role }) => role === "rest").map(({ doc: doc2 }) => flat(doc2)),
    more: parts.slice(before.length)
  };
}
function fill2(text, width) {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}
function centred(mark, width) {
  return fill2(" ".repeat(width - 1 >> 1) + mark, width);
}
function tableLines(node, source, margin) {
  const { words } = source;
  const columns = node.columns.map((column) => words.name(column));
  const rows2 = node.rows.map((row) => {
    const parts = partsOf(row, words, source);
    const values2 = parts.filter(({ role }) => role === "amount").map(({ doc: doc2 }) => flat(doc2));
    return { key: flat(parts[0].doc), values: values2, behind: join4(parts.filter(({ role }) => role === "reference")) };
  });
  const keys2 = Math.max(...rows2.map(({ key }) => columnsOf(key)), 0);
  const widths = columns.map((column, index) => Math.max(columnsOf(column), ...rows2.map(({ values: values2 }) => columnsOf(values2[index] ?? ""))));
  const line3 = (key, values2, behind) => [
    fill2(key, keys2),
    ...values2.map((value, index) => " ".repeat(Math.max(0, (widths[index] ?? 0) - columnsOf(value))) + value),
    ...behind === "" ? [] : [behind]
  ].join("  ");
  const aligned = {
    header: line3("", columns, ""),
    rows: rows2.map(({ key, values: values2, behind }) => line3(key, values2, behind))
  };
  if ([aligned.header, ...aligned.rows].every((text) => margin + columnsOf(text) <= pageWidth))
    return aligned;
  return {
    header: columns.join("  "),
    rows: rows2.map(({ key, values: values2, behind }) => [key, ...values2, ...behind === "" ? [] : [behind]].join(" "))
  };
}

// compiler/dist/format/printer.js
var { align: align3, hardline: hardline3, indent: indent2 } = doc.builders;
var printer = {
  print: (path, _options, print) => new StatementPrinter(path, print).print(),
  getCommentChildNodes: (node) => [...childrenOf(node).nodes],
  canAttachComment: (node) => node.kind !== "file",
  isBlockComment: (comment) => comment.kind === "block",
  printComment: (path) => {
    const comment = path.node;
    return [" ".repeat(gaps.get(comment) ?? 0), formatComment(comment, sourceOf(path.root).text)];
  },
  handleComments: { ownLine: placeComment, endOfLine: placeComment, remaining: placeComment }
};
var rows = /* @__PURE__ */ new WeakMap();
var gaps = /* @__PURE__ */ new WeakMap();
var StatementPrinter = class {
  path;
  printChild;
  source;
  node;
  /** Columns before the statement. */
  margin;
  constructor(path, printChild) {
    this.path = path;
    this.printChild = printChild;
    this.source = sourceOf(path.root);
    this.node = path.node;
    this.margin = 2 * path.ancestors.filter(({ kind, end }) => kind !== "file" && this.source.braces.has(end)).length;
  }
  print() {
    const { node, source } = this;
    if (node.kind === "file")
      return node.statements.length === 0 ? this.onlyComments() : [this.statements(node, 0), hardline3];
    if (!source.braces.has(node.end))
      return this.header(node, 0);
    const inline = rows.has(node) ? void 0 : inlineOf(node, source, this.margin);
    if (inline !== void 0)
      return inline;
    if (rows.has(node) && node.kind !== "options")
      return this.header(node, 0);
    if (node.kind === "options")
      this.setOptions(node);
    return [
      this.header(node, 2),
      " {",
      this.block(node),
      "}",
      referencesBehind(node, source).map((reference) => ` ${reference}`)
    ];
  }
  onlyComments() {
    const { text } = this.source;
    return commentsOf(this.node).map((comment, index) => {
      comment.printed = true;
      const isApart = index > 0 && util.isPreviousLineEmpty(text, comment.start);
      return [isApart ? hardline3 : "", this.comment(comment), hardline3];
    });
  }
  // ── Headers ────────────────────────────────────────────────────────────────────────────────────────
  header(node, after) {
    const { source } = this;
    const row = rows.get(node);
    const parts = row === void 0 ? partsOf(node, source.words, source) : [{ doc: row.text, start: node.start, role: "name" }, ...row.more];
    for (const comment of takeComments(commentsOf(node), "header"))
      insert2(parts, this.commentPart(comment));
    return this.layOut(parts.flatMap((part) => this.single(part)), row?.margin ?? this.margin, after, row?.start);
  }
  /** The only member of a list stands in the statement's own line. */
  single(part) {
    const [member, ...others] = part.list?.members ?? [];
    if (member === void 0 || others.length > 0 || hasComments(member))
      return [part];
    const [name, ...rest] = partsOf(member, this.source.words, this.source);
    return [{ ...name, doc: [part.list.before, " ", name.doc], role: part.role }, ...rest];
  }
  layOut(parts, margin, after, start = margin) {
    return layOut(parts, {
      indent: margin,
      start,
      // Before a block the second line of a header is set off from the block.
      hanging: after > 0 ? 4 : 2,
      after,
      members: (part) => this.members(part, margin),
      isFlat: (part) => isFlatList(this.node, part, this.source, pageWidth - margin - 4)
    });
  }
  commentPart(comment) {
    const { text } = this.source;
    const part = { doc: this.comment(comment), start: comment.start, role: "comment" };
    if (comment.kind === "block" && !text.slice(comment.start, comment.end).includes("\n"))
      return part;
    return { ...part, line: comment.kind === "block" || isBelow(comment, text) ? "own" : "ends" };
  }
  comment(comment) {
    return formatComment(comment, this.source.text);
  }
  /** The members of an enum, one on a line. */
  members({ list }, margin) {
    const { before, members, separator: separator2 } = list;
    const isList = separator2 === ",";
    const lead = before === "" ? 2 : columnsOf(before) + 1;
    const column = margin + (isList ? 6 : lead);
    const lines = memberLines(members, this.source, column);
    const beginsBelow = isList || members.slice(0, 1).some((member) => commentsOf(member).some((one) => one.leading));
    const first2 = before === "" ? "  " : `${before} `;
    members.forEach((member, index) => {
      const led = isList ? "" : index > 0 ? "| " : beginsBelow ? "  " : first2;
      const comma = isList && index < members.length - 1 ? "," : "";
      const end = comma === "" ? [] : [{ doc: comma, start: member.end, role: "rest", tight: true }];
      const { text, more } = lines[index];
      rows.set(member, {
        text: led + text,
        more: [...more, ...end],
        margin: column - Math.min(columnsOf(led), 2),
        start: column - columnsOf(led)
      });
    });
    const printed = this.children();
    const step = isList ? 4 : lead - 2;
    const lined = printed.map((member, index) => index === 0 && !beginsBelow ? member : [hardline3, member]);
    return [beginsBelow ? before : "", align3(step, lined)];
  }
  // ── Blocks ─────────────────────────────────────────────────────────────────────────────────────────
  block(node) {
    const { source } = this;
    const [open, ...others] = takeComments(commentsOf(node), "open").map((comment) => this.comment(comment));
    const comments = takeComments(commentsOf(node), "body");
    const words = wordsOf(node);
    const lines = [
      ...others,
      ...words === void 0 ? comments.map((comment) => this.comment(comment)) : formatWords(words, comments.map((comment) => ({ ...comment, text: source.text.slice(comment.start, comment.end) })), source, source.words)
    ];
    if (node.kind === "table")
      lines.push(this.setTable(node));
    if (childrenOf(node).nodes.length > 0)
      lines.push(node.kind === "reading" ? this.alternatives(node) : this.statements(node, this.margin + 2));
    const behind = open === void 0 ? "" : [" ", open];
    if (lines.length === 0)
      return open === void 0 ? " " : [behind, hardline3];
    return [behind, indent2(lines.map((line3) => [hardline3, line3])), hardline3];
  }
  /** Statements below one another, a blank line between them where there was one. */
  statements(node, margin) {
    const { text } = this.source;
    const { nodes } = childrenOf(node);
    const hasBelow = (one) => one !== void 0 && commentsOf(one).some((comment) => comment.trailing && isBelow(comment, text));
    const isApart = (one) => hasBelow(nodes[nodes.indexOf(one) - 1]) || commentsOf(one).some(({ leading }) => leading) || util.isPreviousLineEmpty(text, one.start);
    for (const [one, line3] of columnsIn(nodes, this.source, margin, isApart))
      rows.set(one, { text: line3, more: [] });
    this.alignComments(nodes, margin, isApart);
    return this.children().map((statement, index) => {
      if (index === 0)
        return statement;
      return [hardline3, util.isPreviousLineEmpty(text, beginOf(nodes[index])) ? hardline3 : "", statement];
    });
  }
  /** Comments behind statements on lines that follow each other begin in one column. */
  alignComments(nodes, margin, isApart) {
    let run = [];
    const finish = () => {
      const widest = Math.max(...run.map(({ width }) => width));
      for (const { comment, width } of run)
        gaps.set(comment, widest - width);
      run = [];
    };
    for (const node of nodes) {
      const line3 = rows.get(node)?.text ?? lineOf(node, this.source.words, this.source);
      const comment = commentsOf(node).find(({ trailing, kind }) => trailing && kind === "line");
      const isBehind = comment !== void 0 && !isBelow(comment, this.source.text);
      if (!isBehind || isApart(node))
        finish();
      if (isBehind && line3 !== void 0 && margin + columnsOf(line3) <= pageWidth)
        run.push({ comment, width: columnsOf(line3) });
      else
        finish();
    }
    finish();
  }
  children() {
    const { path } = childrenOf(this.node);
    const map2 = this.path.map.bind(this.path);
    return map2(this.printChild, ...path);
  }
  setOptions(node) {
    const grid = gridOf(node, this.source, this.margin);
    node.rows.forEach((row, index) => rows.set(row, grid.rows[index]));
    if (grid.header !== void 0)
      rows.set(node, { text: grid.header, more: partsOf(node, this.source.words, this.source).slice(1) });
  }
  setTable(node) {
    const lines = tableLines(node, this.source, this.margin + 2);
    node.rows.forEach((row, index) => rows.set(row, { text: lines.rows[index], more: [] }));
    return lines.header;
  }
  /** The choices of a reading, on one line or with their bars below one another. */
  alternatives(node) {
    const part = alternativesOf(node, this.source.words, this.source.text);
    return this.layOut([part], this.margin + 2, 0);
  }
};
function beginOf(node) {
  return Math.min(node.start, ...commentsOf(node).map(({ leading, start }) => leading ? start : node.start));
}

// compiler/dist/format/plugin.js
var parser2 = {
  astFormat: "yakkan",
  locStart: ({ start }) => start,
  // Prettier asks it of comments too.
  locEnd: (node) => isComment(node) ? node.end : endOf(node),
  parse: (text, options) => {
    const [problem] = parse(text).problems.map(describeSyntaxProblem);
    if (problem !== void 0)
      throw Object.assign(new SyntaxError(problem.message), { cause: problem });
    return readSource(text, options.yakkanKeywords);
  }
};
function isComment({ kind }) {
  return kind === "line" || kind === "block" || kind === "doc";
}
var plugin = {
  languages: [{ name: "Yakkan", parsers: ["yakkan"], extensions: [".yakkan"], vscodeLanguageIds: ["yakkan"] }],
  parsers: { yakkan: parser2 },
  printers: { yakkan: printer },
  options: {
    yakkanKeywords: {
      type: "choice",
      category: "Yakkan",
      default: "keep",
      description: "The language of the keywords.",
      choices: [
        { value: "keep", description: "The one that most of the file's keywords are written in." },
        { value: "en", description: "English" },
        { value: "ja", description: "Japanese" }
      ]
    }
  },
  defaultOptions: { printWidth: 120, tabWidth: 2, useTabs: false }
};

// compiler/dist/format/same-meaning.js
function isSameMeaning(one, other) {
  return treeOf(one) === treeOf(other);
}
function treeOf(text) {
  const { file, problems } = parse(text);
  const isPlace = (key) => key === "start" || key === "end";
  const tree = { version: file.language, declarations: file.declarations, problems: problems.length };
  return JSON.stringify(tree, (key, value) => isPlace(key) ? void 0 : typeof value === "bigint" ? String(value) : value);
}

// compiler/dist/format/format.js
async function format(text, { keywords: keywords2 = "keep" } = {}) {
  const { problems } = parse(text);
  if (problems.length > 0)
    return { problems: problems.map(describeSyntaxProblem) };
  const formatted = await formatWith(text, {
    parser: "yakkan",
    plugins: [plugin],
    printWidth: 120,
    endOfLine: text.includes("\r\n") ? "crlf" : "lf",
    ...{ yakkanKeywords: keywords2 }
  });
  if (!isSameMeaning(text, formatted))
    throw new Error("the formatted text would mean something else; it is not used");
  return { text: formatted };
}

// test/src/zz3.ts
var last2 = 0;
var pieces = lex(everything).tokens.map(({ startOffset, image }) => {
  const before = everything.slice(last2, startOffset);
  last2 = startOffset + image.length;
  return { before, word: image };
});
var gaps2 = [" // c\n", "\n// c\n", " /* c */ ", "\n/// c\n", " @doc(9) "];
var f = async (t, k) => {
  const r = await format(t, { keywords: k });
  if (!("text" in r)) throw new Error("problems");
  return r.text;
};
var cs = (t) => parse(t).file.comments.length;
var bad = 0;
var n = 0;
for (const gap of gaps2) for (let i = 0; i < pieces.length; i++) {
  const text = pieces.map(({ before, word }, index) => (index === i ? gap : before) + word).join("");
  if (parse(text).problems.length > 0) continue;
  n++;
  const at = JSON.stringify(gap) + " " + pieces.slice(Math.max(0, i - 4), i).map((p) => p.word).join(" ") + " \u2038 " + pieces.slice(i, i + 4).map((p) => p.word).join(" ");
  try {
    const once = await f(text, "en");
    const twice = await f(once, "en");
    if (once !== twice) {
      bad++;
      console.log("NOT IDEMPOTENT", at);
      continue;
    }
    if (cs(once) !== cs(text)) {
      bad++;
      console.log("COMMENTS", at);
    }
    if (i % 5 === 0 || gap.includes("/*")) {
      const ja = await f(once, "ja");
      if (await f(ja, "ja") !== ja) {
        bad++;
        console.log("JA NOT IDEMPOTENT", at);
      }
      if (await f(ja, "en") !== once) {
        bad++;
        console.log("ROUND", at);
      }
    }
  } catch (e) {
    bad++;
    console.log(String(e).slice(0, 90), at);
  }
}
console.log(bad, "of", n);
/*! Bundled license information:

lodash-es/lodash.js:
  (**
   * @license
   * Lodash (Custom Build) <https://lodash.com/>
   * Build: `lodash modularize exports="es" -o ./`
   * Copyright OpenJS Foundation and other contributors <https://openjsf.org/>
   * Released under MIT license <https://lodash.com/license>
   * Based on Underscore.js 1.8.3 <http://underscorejs.org/LICENSE>
   * Copyright Jeremy Ashkenas, DocumentCloud and Investigative Reporters & Editors
   *)
*/
